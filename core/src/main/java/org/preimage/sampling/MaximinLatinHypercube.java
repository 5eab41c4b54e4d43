package org.preimage.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import org.preimage.random.Seed;

/// A Latin hypercube whose two closest points are as far apart as the effort allows, with its points at the
/// centers of the cells.
///
/// In few dimensions the search starts from a [lattice][LatticeStart], which then is annealed gently; while
/// there are few points, most of the effort goes to a second search that anneals a random hypercube from
/// hot, several times if a single one would be longer than helps, and the best of all is taken. What changes
/// in a move is that two points exchange one coordinate, see [Annealing].
///
/// Above 3,000 points, where the table of all pair distances would be too large, nothing is annealed: in up to
/// 100 dimensions the answer is the best lattice, in more the best of several random hypercubes, which are
/// nearly as good there.
///
/// The work is counted in moves, never in time, so the same seed gives the same points on any machine.
///
/// @param moves how many exchanges are tried, from 0 to 10^12, where one that is made counts as four; as
///     each costs time in proportion to the points, more than 250 points get proportionally fewer, so that
///     the time hardly grows
public record MaximinLatinHypercube(long moves) implements PointSet {
    /// The moves of [#withDefaults()]: well under a second for 100 points in up to 10 dimensions.
    public static final long DEFAULT_MOVES = 3_000_000;

    private static final long MOST_MOVES = 1_000_000_000_000L;
    private static final int MOST_EFFORT = 300_000;
    private static final int FULL_MOVES_POINTS = 250;
    private static final int LATTICE_DIMENSIONS = 12;
    private static final int UNANNEALED_LATTICE_DIMENSIONS = 100;
    private static final double CROWDED_DIMENSIONS = 10;
    // A start from random is not annealed for longer than this many moves times the points squared; it is begun anew.
    private static final long LONGEST = 10_000;
    // Temperatures times the number of points: of a start from random in few dimensions, of one from a lattice.
    private static final double HOT = 0.2;
    private static final double COLD = 2e-4;
    private static final double LATTICE_HOT = 1e-2;
    private static final double LATTICE_COLD = 1e-4;

    public MaximinLatinHypercube {
        if (moves < 0 || moves > MOST_MOVES) {
            throw new IllegalArgumentException(
                    "MaximinLatinHypercube: expected from 0 to " + MOST_MOVES + " moves, found " + moves);
        }
    }

    /// The search with the default effort.
    public static MaximinLatinHypercube withDefaults() {
        return new MaximinLatinHypercube(DEFAULT_MOVES);
    }

    /// The search with so many times the default effort.
    ///
    /// @param effort 1 for the default
    /// @throws IllegalArgumentException if the effort is not a number from 0 to 300,000
    public static MaximinLatinHypercube withEffort(double effort) {
        if (!(effort >= 0 && effort <= MOST_EFFORT)) {
            throw new IllegalArgumentException(
                    "MaximinLatinHypercube: expected an effort from 0 to " + MOST_EFFORT + ", found " + effort);
        }
        return new MaximinLatinHypercube(Math.round(effort * DEFAULT_MOVES));
    }

    @Override
    public String name() {
        return "maximin";
    }

    @Override
    public double[][] points(int n, int k, Seed seed) {
        Shape shape = new Shape(n, k);
        int[][] cells = search(shape, seed).cells();
        double[][] points = shape.zeros();
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < n; i++) {
                points[i][c] = (cells[c][i] + 0.5) / n;
            }
        }
        return points;
    }

    /// The smallest Euclidean distance between two of the points, `[n × k]`; infinite if there are fewer
    /// than two.
    public static double minimumDistance(double[][] points) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(point -> point[0]));
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double[] point = sorted[i];
            // Points before these are farther away in the first coordinate alone.
            for (int j = i - 1; j >= 0 && square(point[0] - sorted[j][0]) < smallest; j--) {
                smallest = Math.min(smallest, squaredDistance(point, sorted[j], smallest));
            }
        }
        return Math.sqrt(smallest);
    }

    /// The squared distance, or some number that is not below `enough` if it is not below it.
    private static double squaredDistance(double[] a, double[] b, double enough) {
        double sum = 0;
        for (int c = 0; c < a.length && sum < enough; c++) {
            sum += square(a[c] - b[c]);
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    private Design search(Shape shape, Seed seed) {
        long effort = shape.n() <= FULL_MOVES_POINTS ? moves : moves * FULL_MOVES_POINTS / shape.n();
        if (shape.k() == 1) {
            return Design.of(LatinHypercube.cells(shape, seed.generator()));
        }
        if (!Annealing.fits(shape)) {
            return shape.k() <= UNANNEALED_LATTICE_DIMENSIONS
                    ? LatticeStart.search(shape, effort, seed.of("lattice").generator())
                    : bestOfRandom(shape, effort, seed.of("random").generator());
        }
        if (shape.k() > LATTICE_DIMENSIONS) {
            return fromRandom(shape, effort, seed);
        }
        if (shape.k() == 2 || shape.n() > FULL_MOVES_POINTS) {
            return fromLattice(shape, effort, seed);
        }
        Design lattice = fromLattice(shape, effort / 4, seed);
        Design random = fromRandom(shape, effort - effort / 4, seed);
        return random.squaredDistance() > lattice.squaredDistance() ? random : lattice;
    }

    private static Design fromLattice(Shape shape, long effort, Seed seed) {
        Seed stream = seed.of("lattice");
        Design start = LatticeStart.search(shape, effort, stream.of("start").generator());
        Annealing.Schedule schedule = new Annealing.Schedule(effort, LATTICE_HOT / shape.n(), LATTICE_COLD / shape.n());
        return Annealing.improve(start, schedule, stream.generator());
    }

    private static Design fromRandom(Shape shape, long effort, Seed seed) {
        RandomGenerator generator = seed.of("random").generator();
        // The more points and dimensions, the more pairs are nearly closest, and the less one exchange changes their
        // sum.
        double crowd = Math.max(1, shape.k() / CROWDED_DIMENSIONS);
        double scale = 1 / (shape.n() * crowd * crowd);
        long longest = LONGEST * shape.n() * shape.n();
        long times = Math.max(1, (effort + longest - 1) / longest);
        Annealing.Schedule schedule = new Annealing.Schedule(effort / times, HOT * scale, COLD * scale);
        Design best = Annealing.improve(Design.of(LatinHypercube.cells(shape, generator)), schedule, generator);
        for (long t = 1; t < times; t++) {
            Design start = Design.of(LatinHypercube.cells(shape, generator));
            Design other = Annealing.improve(start, schedule, generator);
            best = other.squaredDistance() > best.squaredDistance() ? other : best;
        }
        return best;
    }

    /// The best of as many random hypercubes as cost no more than `effort` moves would.
    private static Design bestOfRandom(Shape shape, long effort, RandomGenerator generator) {
        long tries = Math.max(1, 4 * effort / ((long) shape.n() * shape.k()));
        Design best = new Design(LatinHypercube.cells(shape, generator), 0);
        if (tries == 1) {
            return best;
        }
        for (long t = 0; t < tries; t++) {
            Design other = Design.of(LatinHypercube.cells(shape, generator));
            best = other.squaredDistance() > best.squaredDistance() ? other : best;
        }
        return best;
    }
}
