package org.preimage.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.preimage.random.Seed;
import org.preimage.sampling.LatinHypercube;
import org.preimage.sampling.MaximinLatinHypercube;

/// How far apart the points of maximin Latin hypercubes are, and in what processor time.
public final class SamplingBenchmark {
    private static final int RANDOM_TRIES = 50;

    private SamplingBenchmark() {}

    /// One size, over several seeds. Squared distances are in cells, so that they are whole numbers; in the unit
    /// cube a distance is `n` times smaller.
    ///
    /// @param dims `k`
    /// @param points `n`
    /// @param squares the smallest squared distance of the seeds 1, 2, …
    /// @param slowest the processor seconds of the slowest seed
    public record Row(int dims, int points, List<Long> squares, double slowest) {
        /// @throws IllegalArgumentException if no seed was run
        public Row {
            squares = List.copyOf(squares);
            if (squares.isEmpty()) {
                throw new IllegalArgumentException("SamplingBenchmark: expected at least one seed, found 0");
            }
        }

        /// The median of the seeds, the lower of two; a squared distance.
        public long median() {
            return squares.stream().sorted().toList().get((squares.size() - 1) / 2);
        }

        /// The largest of the seeds; a squared distance.
        public long best() {
            return Collections.max(squares);
        }

        /// The first seed that reached [#best()].
        public int bestSeed() {
            return squares.indexOf(best()) + 1;
        }
    }

    /// Searches once for each of the seeds 1 to `seeds`, on the calling thread, so that other programs on the
    /// machine lengthen no time.
    ///
    /// @throws IllegalArgumentException if a number is less than 1, or there is one point only
    public static Row run(int dims, int points, MaximinLatinHypercube search, int seeds) {
        requirePair(points);
        List<Long> squares = new ArrayList<>();
        double slowest = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            long start = cpuNanos();
            double[][] found = search.points(points, dims, new Seed(seed));
            slowest = Math.max(slowest, (cpuNanos() - start) * 1e-9);
            squares.add(squaredCells(found));
        }
        return new Row(dims, points, squares, slowest);
    }

    /// The smallest squared distance in cells of the best of 50 random Latin hypercubes.
    ///
    /// @throws IllegalArgumentException if a number is less than 1, or there is one point only
    public static long bestRandom(int dims, int points) {
        requirePair(points);
        return LongStream.rangeClosed(1, RANDOM_TRIES)
                .map(seed -> squaredCells(new LatinHypercube().points(points, dims, new Seed(seed))))
                .max()
                .orElseThrow();
    }

    private static void requirePair(int points) {
        if (points < 2) {
            throw new IllegalArgumentException("SamplingBenchmark: expected at least two points, found " + points);
        }
    }

    /// From the cells that the points lie in, wherever in them.
    private static long squaredCells(double[][] points) {
        int n = points.length;
        double[][] cells = new double[n][];
        for (int i = 0; i < n; i++) {
            cells[i] = Arrays.stream(points[i]).map(u -> Math.floor(u * n)).toArray();
        }
        return Math.round(Math.pow(MaximinLatinHypercube.minimumDistance(cells), 2));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
