package org.preimage.jmh;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.preimage.random.Seed;
import org.preimage.sampling.LatinHypercube;
import org.preimage.sampling.MaximinLatinHypercube;

/// How near the maximin Latin hypercubes come to the best known ones, and in what processor time: with the
/// default effort, one row a size, the median of 5 seeds.
///
/// Run: `java -cp core/target/classes:jmh/target/classes org.preimage.jmh.MaximinTable
/// maximin_lhd_l2_reference.csv`, where the file has the columns
/// `dims,points,squared_maximin_distance_integer_grid,is_latin`. The last rows have no best known figure;
/// there the column says how often the distance is that of the best of 50 random hypercubes.
public final class MaximinTable {
    private static final int SEEDS = 5;
    private static final int RANDOM_TRIES = 50;
    private static final int[] POINTS = {20, 50, 83, 100};

    private final PrintStream out;

    private MaximinTable(PrintStream out) {
        this.out = out;
    }

    private record Measured(double distance, double slowestCpuSeconds) {}

    /// Prints the table.
    ///
    /// @param args the reference file
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "MaximinTable: expected the reference file, found " + args.length + " arguments");
        }
        new MaximinTable(System.out).print(reference(Path.of(args[0])));
    }

    private void print(Map<String, Integer> reference) {
        measure(20, 3);
        out.println("    n     k  distance  of best known  slowest CPU s");
        for (int k = 2; k <= 10; k++) {
            for (int n : POINTS) {
                Integer square = reference.get(k + "," + n);
                if (square == null) {
                    throw new IllegalArgumentException(
                            "MaximinTable: expected a reference for " + n + " × " + k + ", found none");
                }
                print(n, k, Math.sqrt(square) / n);
            }
        }
        out.println("    n     k  distance  of best random  slowest CPU s");
        for (int[] size : new int[][] {{100, 30}, {100, 100}, {1000, 6}, {1000, 20}, {1000, 1023}}) {
            print(size[0], size[1], bestRandom(size[0], size[1]));
        }
    }

    private void print(int n, int k, double against) {
        Measured measured = measure(n, k);
        out.printf(
                Locale.ROOT,
                "%5d %5d  %8.4f  %13.3f  %13.2f%n",
                n,
                k,
                measured.distance(),
                measured.distance() / against,
                measured.slowestCpuSeconds());
    }

    private static Measured measure(int n, int k) {
        double[] distances = new double[SEEDS];
        double slowest = 0;
        for (int s = 0; s < SEEDS; s++) {
            long start = cpuNanos();
            double[][] points = MaximinLatinHypercube.withDefaults().points(n, k, new Seed(s));
            slowest = Math.max(slowest, (cpuNanos() - start) * 1e-9);
            distances[s] = MaximinLatinHypercube.minimumDistance(points);
        }
        Arrays.sort(distances);
        return new Measured(distances[SEEDS / 2], slowest);
    }

    /// The processor time of this thread, which other programs on the machine do not lengthen.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double bestRandom(int n, int k) {
        double best = 0;
        for (int t = 0; t < RANDOM_TRIES; t++) {
            double[][] points = new LatinHypercube().points(n, k, new Seed(t));
            best = Math.max(best, MaximinLatinHypercube.minimumDistance(points));
        }
        return best;
    }

    private static Map<String, Integer> reference(Path file) throws IOException {
        Map<String, Integer> squares = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            squares.put(fields[0] + "," + fields[1], Integer.valueOf(fields[2]));
        }
        return squares;
    }
}
