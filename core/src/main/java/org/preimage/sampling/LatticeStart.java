package org.preimage.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/// Latin hypercubes cut from integer lattices.
///
/// A lattice of Korobov's kind has the points `i · (1, a, a², …) mod N`: in every coordinate one point per
/// value, so any of its points, ranked coordinate by coordinate, are a Latin hypercube. Of many pairs (`N`,
/// `a`), with `N` from `n` to `3n`, the ones are kept whose lattice, repeated periodically, has its points
/// far apart for their number; from each, boxes are cut at random places, just so large that they hold `n`
/// points. A box that happens to have many points near its walls is what makes the design better than the
/// periodic lattice.
final class LatticeStart {
    private static final int LATTICES_KEPT = 40;
    private static final int MOST_BOXES = 50;
    private static final int LEAST_BOXES = 3;
    // A box costs time in proportion to its points, so large designs are cut from fewer lattices.
    private static final int POINTS_CUT = 500_000;
    private static final int LEAST_LATTICES = 1;

    private final int n;
    private final int k;
    private final RandomGenerator generator;

    private LatticeStart(Shape shape, RandomGenerator generator) {
        this.n = shape.n();
        this.k = shape.k();
        this.generator = generator;
    }

    /// The lattice of `modulus` and `multiplier`, `N` and `a` above, and its periodic quality: the squared
    /// distance of its closest points, times the density to the power 2 / k.
    private record Lattice(int modulus, int multiplier, double quality) {}

    /// The best design found; about as many lattices are looked at as are worth the given number of moves.
    static Design search(Shape shape, long moves, RandomGenerator generator) {
        return new LatticeStart(shape, generator).search(Math.clamp(moves / 200, 50, 2000));
    }

    private Design search(int tries) {
        Design best = new Design(LatinHypercube.cells(new Shape(n, k), generator), 0);
        if (n < 3) {
            return Design.of(best.cells());
        }
        int boxes = Math.clamp(5000 / n, LEAST_BOXES, MOST_BOXES);
        int lattices = Math.clamp(POINTS_CUT / boxes / n, LEAST_LATTICES, LATTICES_KEPT);
        for (Lattice lattice : bestLattices(tries, lattices)) {
            for (int b = 0; b < boxes; b++) {
                int[][] cells = box(lattice);
                long distance = Design.squaredDistance(cells, best.squaredDistance());
                best = distance > best.squaredDistance() ? new Design(cells, distance) : best;
            }
        }
        return best;
    }

    private Lattice[] bestLattices(int tries, int most) {
        PriorityQueue<Lattice> kept = new PriorityQueue<>(Comparator.comparingDouble(Lattice::quality));
        for (int t = 0; t < tries; t++) {
            int modulus = n + generator.nextInt(2 * n + 1);
            int a = 1 + generator.nextInt(modulus - 1);
            if (greatestCommonDivisor(a, modulus) > 1) {
                continue;
            }
            double floor = kept.size() < most ? 0 : kept.element().quality();
            Lattice found = rated(modulus, a, floor);
            boolean known =
                    kept.stream().anyMatch(l -> l.modulus() == found.modulus() && l.quality() == found.quality());
            if (found.quality() <= floor || known) {
                continue;
            }
            kept.add(found);
            if (kept.size() > most) {
                kept.remove();
            }
        }
        Lattice[] lattices = kept.toArray(Lattice[]::new);
        Arrays.sort(lattices, Comparator.comparingDouble(Lattice::quality).reversed());
        return lattices;
    }

    /// The generating vector `(1, a, a², …) mod N`, `[k]`.
    private int[] vector(int modulus, int multiplier) {
        int[] vector = new int[k];
        vector[0] = 1;
        for (int c = 1; c < k; c++) {
            vector[c] = (int) ((long) vector[c - 1] * multiplier % modulus);
        }
        return vector;
    }

    /// The lattice with its quality; one that is no better than `floor` may get any quality up to that.
    private Lattice rated(int modulus, int multiplier, double floor) {
        int[] vector = vector(modulus, multiplier);
        double scale = StrictMath.pow(modulus, 2.0 / k) / ((double) modulus * modulus);
        long enough = (long) (floor / scale);
        long smallest = Long.MAX_VALUE;
        int[] point = new int[k];
        for (int i = 1; i <= modulus / 2 && smallest > enough; i++) {
            long sum = 0;
            for (int c = 0; c < k; c++) {
                int v = point[c] + vector[c];
                v = v >= modulus ? v - modulus : v;
                point[c] = v;
                long nearest = Math.min(v, modulus - v);
                sum += nearest * nearest;
            }
            smallest = Math.min(smallest, sum);
        }
        return new Lattice(modulus, multiplier, smallest * scale);
    }

    /// The cells of the `n` points in a cube with one corner at a random place, `[k × n]`.
    private int[][] box(Lattice lattice) {
        int modulus = lattice.modulus();
        int[] vector = vector(modulus, lattice.multiplier());
        int[][] points = new int[k][modulus];
        long[] largest = new long[modulus];
        for (int c = 0; c < k; c++) {
            long v = generator.nextInt(modulus);
            for (int i = 0; i < modulus; i++) {
                points[c][i] = (int) v;
                largest[i] = Math.max(largest[i], v << 32 | i);
                v = (v + vector[c]) % modulus;
            }
        }
        Arrays.sort(largest);
        int[][] cells = new int[k][];
        for (int c = 0; c < k; c++) {
            cells[c] = ranks(points[c], largest);
        }
        return cells;
    }

    /// The ranks of `values` at the `n` places in the low halves of `chosen`; no two values are equal.
    private int[] ranks(int[] values, long[] chosen) {
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = (long) values[(int) chosen[i]] << 32 | i;
        }
        Arrays.sort(order);
        int[] ranks = new int[n];
        for (int i = 0; i < n; i++) {
            ranks[(int) order[i]] = i;
        }
        return ranks;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
