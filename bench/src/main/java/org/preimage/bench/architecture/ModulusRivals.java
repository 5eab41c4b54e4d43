package org.preimage.bench.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.random.Seed;
import org.preimage.space.Pixels;

/// What is done without a model: searches for a Young's modulus on the true operator with its derivatives, from random
/// fields. Cells of 32 × 32 pixels with two mirror lines; every evaluation, of modulus and derivatives, is a call.
public final class ModulusRivals {
    private static final int SIDE = 16;
    private static final double MOVE = 0.2;
    private static final int BISECTIONS = 50;
    private static final UnitCell CELL = new UnitCell(new Pixels(2 * SIDE, 2 * SIDE), true, true);

    private final double modulus;
    private final Seed seed;
    private final Homogenization.Evaluation evaluation = new Homogenization(2 * SIDE, Homogenization.VOID).evaluation();

    /// @param modulus that is wanted, averaged over directions
    public ModulusRivals(double modulus, Seed seed) {
        this.modulus = modulus;
        this.seed = seed;
    }

    /// Descents along the gradient, each step as long as the linear model asks for, within moves of 0.2 of each pixel.
    ///
    /// @param cut whether they are cut to void and solid at their volume and mended so that they can be made
    public List<double[]> descents(int count, int calls, boolean cut) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] density = start(seed.of(i).generator());
            for (int call = 0; call < calls; call++) {
                double[] slope = new double[density.length];
                double left = modulus - evaluate(density, slope);
                double square = Arrays.stream(slope).map(s -> s * s).sum();
                for (int e = 0; e < density.length && square > 0; e++) {
                    double step = Math.clamp(left * slope[e] / square, -MOVE, MOVE);
                    density[e] = Math.clamp(density[e] + step, 0, 1);
                }
            }
            finish(density, cut, all);
        }
        return all;
    }

    /// SIMP: as little material as has the modulus, by optimality criteria with a filter of 1.5 pixels.
    public List<double[]> stiffenings(int count, int calls, boolean cut) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] density = start(seed.of(i).generator());
            for (int call = 0; call < calls; call++) {
                double[] filtered = filter(density);
                double[] slope = new double[density.length];
                double now = evaluate(filtered, slope);
                density = criteria(density, filter(slope), now);
            }
            finish(filter(density), cut, all);
        }
        return all;
    }

    /// Densities in proportion to the root of what they are worth, such that the linear model has the modulus.
    private double[] criteria(double[] density, double[] slope, double now) {
        double low = Math.log(1e-9);
        double high = Math.log(1e9);
        double[] moved = density;
        for (int k = 0; k < BISECTIONS; k++) {
            double factor = Math.exp((low + high) / 2);
            moved = density.clone();
            double then = now;
            for (int e = 0; e < density.length; e++) {
                double wanted = density[e] * Math.sqrt(factor * Math.max(slope[e], 1e-12));
                moved[e] = Math.clamp(wanted, Math.max(1e-3, density[e] - MOVE), Math.min(1, density[e] + MOVE));
                then += slope[e] * (moved[e] - density[e]);
            }
            if (then > modulus) {
                high = (low + high) / 2;
            } else {
                low = (low + high) / 2;
            }
        }
        return moved;
    }

    private void finish(double[] density, boolean cut, List<double[]> all) {
        if (cut) {
            double mean = Arrays.stream(density).average().orElseThrow();
            double at = Quarter.threshold(density, 1 - mean);
            boolean[] solid = new boolean[density.length];
            for (int e = 0; e < solid.length; e++) {
                solid[e] = density[e] > at;
            }
            new Fabrication(CELL, 1).mend(solid); // stays as it is where that is not possible, with no modulus
            Arrays.setAll(density, e -> solid[e] ? 1 : 0);
        }
        all.add(CELL.unfold(density));
    }

    private static double[] start(RandomGenerator random) {
        double[] field = new double[SIDE * SIDE];
        new Field(SIDE).draw(random, random.nextDouble(1.5, 4), false, field);
        double largest = Arrays.stream(field).map(Math::abs).max().orElseThrow();
        return Arrays.stream(field).map(value -> 0.5 + 0.45 * value / largest).toArray();
    }

    /// The modulus, and its derivatives by the pixels of the part.
    private double evaluate(double[] part, double[] slope) {
        Stiffness stiffness = evaluation.evaluate(CELL.unfold(part));
        double[] gradient = evaluation.modulusGradient(stiffness)[0];
        for (int pixel = 0; pixel < gradient.length; pixel++) {
            slope[CELL.deciding(pixel)] += gradient[pixel];
        }
        return Moduli.of(stiffness).mean();
    }

    /// A weighted mean over the neighbors at most 1.5 pixels away, across the mirror lines.
    private static double[] filter(double[] from) {
        double[] to = new double[from.length];
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                double sum = 0;
                double weights = 0;
                for (int dr = -1; dr <= 1; dr++) {
                    for (int dc = -1; dc <= 1; dc++) {
                        double weight = 1.5 - Math.hypot(dr, dc);
                        int row = Math.clamp(r + dr, 0, SIDE - 1);
                        sum += weight * from[row * SIDE + Math.clamp(c + dc, 0, SIDE - 1)];
                        weights += weight;
                    }
                }
                to[r * SIDE + c] = sum / weights;
            }
        }
        return to;
    }
}
