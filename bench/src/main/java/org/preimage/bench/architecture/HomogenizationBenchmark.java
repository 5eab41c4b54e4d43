package org.preimage.bench.architecture;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.preimage.random.Seed;

/// How long homogenization takes, and how its answer depends on the mesh.
public final class HomogenizationBenchmark {
    private static final int BATCHES = 20;
    private static final double BATCH_SECONDS = 0.05;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private HomogenizationBenchmark() {}

    /// The time of one cell, on one thread: the seconds of the processor, which do not depend on what else the machine
    /// does, the least of 20 batches.
    ///
    /// @param side pixels of a side
    /// @param mirrored whether the cell has two mirror lines
    /// @param stiffness of the stiffness matrix alone, in milliseconds
    /// @param slopes of the matrix and the derivatives of all moduli by every pixel, in milliseconds
    public record Time(int side, boolean mirrored, double stiffness, double slopes) {}

    /// Measures a cell of random densities.
    public static Time time(int side, boolean mirrored, Seed seed) {
        Homogenization.Evaluation evaluation = new Homogenization(side, Homogenization.VOID).evaluation();
        double[] pixels = pixels(side, mirrored, seed);
        double stiffness = milliseconds(() -> evaluation.evaluate(pixels));
        double slopes = milliseconds(() -> {
            evaluation.modulusGradient(evaluation.evaluate(pixels));
        });
        return new Time(side, mirrored, stiffness, slopes);
    }

    private static double[] pixels(int side, boolean mirrored, Seed seed) {
        double[] draws = seed.generator().doubles((long) side * side).toArray();
        double[] pixels = draws.clone();
        for (int e = 0; mirrored && e < pixels.length; e++) {
            int row = Math.min(e / side, side - 1 - e / side);
            int column = Math.min(e % side, side - 1 - e % side);
            pixels[e] = draws[row * side + column];
        }
        return pixels;
    }

    private static double milliseconds(Runnable work) {
        int runs = 1;
        double seconds = seconds(work, runs);
        while (seconds < BATCH_SECONDS) {
            runs *= 2;
            seconds = seconds(work, runs);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int batch = 0; batch < BATCHES; batch++) {
            least = Math.min(least, seconds(work, runs));
        }
        return 1000 * least / runs;
    }

    private static double seconds(Runnable work, int runs) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int run = 0; run < runs; run++) {
            work.run();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /// Young's modulus along x of a solid with a square hole of half its side, void of 1e-9, on a mesh of `side`.
    public static double squareHole(int side) {
        double[] pixels = new double[side * side];
        Arrays.setAll(pixels, e -> isInHole(e / side, side) && isInHole(e % side, side) ? 0 : 1);
        return Moduli.of(new Homogenization(side, 1e-9).evaluation().evaluate(pixels))
                .x();
    }

    private static boolean isInHole(int at, int side) {
        return at >= side / 4 && at < side - side / 4;
    }
}
