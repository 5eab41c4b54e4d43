package org.preimage.jmh;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.train.Loss;
import org.preimage.train.MeanDiscrepancy;

/// Question: how should the discrepancy of many rows be estimated? From all pairs within blocks of the rows, or from
/// all pairs of one random subsample? Compared are the processor time of a forward and a backward pass, and how far
/// the gradient is off that of all pairs: the gradient of a shift and a linear map of all rows, as a network moves
/// them together, relative, root of the mean square over random orders of the rows.
///
/// Run: `java --add-modules jdk.incubator.vector -cp core/target/classes:jmh/target/classes
/// org.preimage.jmh.DiscrepancyTable`.
public final class DiscrepancyTable {
    private static final int ROWS = 8192;
    private static final int WIDTH = 4;
    private static final int ORDERS = 40;
    private static final float[] WIDTHS = {0.05f, 0.2f, 0.9f};

    private final Workers one;
    private final Batch x = normal(1, 1f, 0f);
    private final Batch y = normal(2, 0.8f, 0.3f);
    private final double[] exact = new double[WIDTH * (WIDTH + 1)];

    private DiscrepancyTable(Workers one) {
        this.one = one;
    }

    /// Prints the table.
    ///
    /// @param args none
    public static void main(String[] args) {
        try (Workers one = new Workers(1)) {
            new DiscrepancyTable(one).print(System.out);
        }
    }

    private static Batch normal(long seed, float scale, float shift) {
        RandomGenerator random = new Seed(seed).generator();
        Batch batch = Batch.zeros(ROWS, WIDTH);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = scale * (float) Draws.normal(random) + shift;
        }
        return batch;
    }

    private void print(PrintStream out) {
        allPairs();
        out.println("| estimate | rows | CPU ms | gradient off by |");
        out.println("|---|---|---|---|");
        for (int block : List.of(2048, 1024, 512, 256)) {
            print(out, "blocks of " + block, block, ROWS / block);
        }
        for (int sample : List.of(2048, 1024)) {
            print(out, "one subsample of " + sample, sample, 1);
        }
    }

    private void print(PrintStream out, String name, int size, int blocks) {
        Step step = new Step(size);
        double[] millis = new double[ORDERS];
        double square = 0;
        for (int order = 0; order < ORDERS; order++) {
            int[] rows = Draws.permutation(ROWS, new Seed(order).generator());
            double[] gradient = new double[exact.length];
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int block = 0; block < blocks; block++) {
                step.add(rows, block * size, 1.0 / blocks, gradient);
            }
            millis[order] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-6;
            square += squaredError(gradient);
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f %% |%n",
                name,
                size * blocks,
                millis[ORDERS / 2],
                100 * Math.sqrt(square / ORDERS));
    }

    private double squaredError(double[] gradient) {
        double difference = 0;
        double all = 0;
        for (int p = 0; p < exact.length; p++) {
            difference += (gradient[p] - exact[p]) * (gradient[p] - exact[p]);
            all += exact[p] * exact[p];
        }
        return difference / all;
    }

    /// The discrepancy of some rows.
    private final class Step {
        private final Batch own;
        private final Batch other;
        private final Tape tape;
        private final Value in;

        Step(int size) {
            own = Batch.zeros(size, WIDTH);
            other = Batch.zeros(size, WIDTH);
            tape = Tape.forInputs(size, one);
            in = tape.input(own);
            Loss loss = new MeanDiscrepancy(tape, in, other, 0, WIDTHS);
            tape.add(loss);
        }

        void add(int[] rows, int at, double share, double[] gradient) {
            own.gather(x, rows, at);
            other.gather(y, rows, at);
            tape.forward();
            tape.backward();
            for (int i = 0; i < own.size(); i++) {
                for (int v = 0; v < WIDTH; v++) {
                    move(own, i, v, share * in.gradient().get(i, v), gradient);
                }
            }
        }
    }

    /// Adds the gradients of the shift of variable `v` and of its row of the linear map.
    private static void move(Batch of, int i, int v, double slope, double[] gradient) {
        int at = v * (WIDTH + 1);
        gradient[at] += slope;
        for (int u = 0; u < WIDTH; u++) {
            gradient[at + 1 + u] += slope * of.get(i, u);
        }
    }

    /// The gradient of all pairs, in double, by its formula.
    private void allPairs() {
        for (int i = 0; i < ROWS; i++) {
            for (int v = 0; v < WIDTH; v++) {
                double slope = 0;
                for (int j = 0; j < ROWS; j++) {
                    slope += pull(x, i, j, v) - pull(y, i, j, v);
                }
                move(x, i, v, 2 * slope / ((double) ROWS * ROWS), exact);
            }
        }
    }

    /// The derivative of the kernels of row `i` of `x` and row `j` of `to` by variable `v` of the former.
    private double pull(Batch to, int i, int j, int v) {
        double distance = 0;
        for (int u = 0; u < WIDTH; u++) {
            double difference = (double) x.get(i, u) - to.get(j, u);
            distance += difference * difference;
        }
        double slope = 0;
        for (float width : WIDTHS) {
            double s = (double) width * width;
            slope -= 2 * s / ((s + distance) * (s + distance));
        }
        return slope * ((double) x.get(i, v) - to.get(j, v));
    }
}
