package org.preimage.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.bench.architecture.CellDraws;
import org.preimage.bench.architecture.Homogenization;
import org.preimage.bench.architecture.Moduli;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// A material that repeats a square cell of 32 × 32 pixels: how stiff is it? The inputs are the densities of the
/// pixels, `p0 … p1023` row by row, between 0, void, and 1, solid. The outputs are Young's modulus averaged over the
/// directions of the plane, `E`, those along the axes, `E_x` and `E_y`, the shear modulus `G`, and the porosity, the
/// share that is void. The solid has a Young's modulus of 1 ([Homogenization]). The prior is [CellDraws].
///
/// Densities beyond 0 and 1 are no material and have no property.
public final class ArchitectedMaterial implements IndexedProblem {
    /// Pixels on a side.
    public static final int SIDE = 32;

    private static final int PIXELS = SIDE * SIDE;

    private final Homogenization homogenization = new Homogenization(SIDE, Homogenization.VOID);
    private final Space space = new Space(
            IntStream.range(0, PIXELS).mapToObj(e -> new Input("p" + e, 0, 1)).toList(),
            List.of(
                    new Output("E", 0, 1),
                    new Output("E_x", 0, 1),
                    new Output("E_y", 0, 1),
                    new Output("G", 0, 1 / 2.6),
                    new Output("porosity", 0, 1)));

    /// Scratch that no evaluation is using.
    private final Queue<Homogenization.Evaluation> idle = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
        return "architecture";
    }

    @Override
    public String description() {
        return "How stiff a material is that repeats a cell of 32 x 32 pixels, in units of the solid's modulus";
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public double[] evaluate(double[] x) {
        check(x);
        return withScratch(evaluation -> properties(Moduli.of(evaluation.evaluate(x)), x));
    }

    private static double[] properties(Moduli moduli, double[] x) {
        return new double[] {moduli.mean(), moduli.x(), moduli.y(), moduli.shear(), 1 - sum(x) / PIXELS};
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double density : x) {
            sum += density;
        }
        return sum;
    }

    @Override
    public double[][] jacobian(double[] x) {
        check(x);
        return withScratch(evaluation -> {
            double[][] slopes = Arrays.copyOf(
                    evaluation.modulusGradient(evaluation.evaluate(x)),
                    space.outputs().size());
            double[] porosity = new double[PIXELS];
            Arrays.fill(porosity, -1.0 / PIXELS);
            slopes[slopes.length - 1] = porosity;
            return Arrays.stream(slopes).map(double[]::clone).toArray(double[][]::new);
        });
    }

    private void check(double[] x) {
        if (x.length != PIXELS) {
            throw new IllegalArgumentException(
                    name() + ": expected a design of " + PIXELS + " values, found " + x.length);
        }
        for (int e = 0; e < PIXELS; e++) {
            if (!(x[e] >= 0 && x[e] <= 1)) {
                throw new ArithmeticException(name() + ": expected densities in [0, 1], found " + x[e] + " as p" + e);
            }
        }
    }

    private <T> T withScratch(Function<Homogenization.Evaluation, T> work) {
        Homogenization.Evaluation waiting = idle.poll();
        Homogenization.Evaluation evaluation = waiting == null ? homogenization.evaluation() : waiting;
        T result = work.apply(evaluation);
        idle.add(evaluation);
        return result;
    }

    /// The properties of a binary cell, the pair number 31 of seed 1, so that there is one.
    @Override
    public Target usualTarget() {
        return new Target(
                new double[] {0.2509, 0.2086, 0.2086, 0.1215, 0.3008},
                new double[] {0.001, 0.0013, 0.0013, 0.0005, 0.0012});
    }

    @Override
    public Pairs pairs(long from, int count, Seed seed) {
        if (from < 0 || count < 0) {
            throw new IllegalArgumentException(
                    name() + ": expected no negative number of designs, found " + Math.min(from, count));
        }
        CellDraws.Hand hand = new CellDraws(homogenization, seed).hand();
        double[][] x = new double[PIXELS][count];
        double[][] y = new double[space.outputs().size()][count];
        for (int i = 0; i < count; i++) {
            CellDraws.Cell cell = hand.draw(from + i);
            put(cell.pixels(), x, i);
            put(properties(cell.moduli(), cell.pixels()), y, i);
        }
        return new Pairs(space.inputNames(), space.outputNames(), x, y);
    }

    private static void put(double[] row, double[][] columns, int at) {
        for (int v = 0; v < columns.length; v++) {
            columns[v][at] = row[v];
        }
    }
}
