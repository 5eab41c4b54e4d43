package org.preimage.bench;

import java.util.Arrays;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Seed;

/// Where designs are, of the box and of the pairs that they were learned from.
///
/// @param inside the share of them inside the box
/// @param novelty the median distance of designs to their nearest training row, over that of fresh random designs:
///     near 0 for copies, near 1 for designs of their own
public record Placement(double inside, double novelty) {
    private static final int FRESH = 1000;

    /// Of designs `x`, `[d × n]`.
    ///
    /// @param seed of the fresh designs
    public static Placement of(Problem problem, double[][] x, Pairs data, Seed seed) {
        double fresh = medianDistance(problem, problem.sample(FRESH, seed), data);
        return new Placement(inside(problem, x), medianDistance(problem, x, data) / fresh);
    }

    /// The share of designs `x`, `[d × n]`, inside the box.
    public static double inside(Problem problem, double[][] x) {
        int count = 0;
        for (int i = 0; i < x[0].length; i++) {
            count += problem.space().contains(Columns.row(x, i)) ? 1 : 0;
        }
        return (double) count / x[0].length;
    }

    private static double medianDistance(Problem problem, double[][] x, Pairs data) {
        double[] distances = NearestPair.of(x, data, problem.space()).stream()
                .mapToDouble(NearestPair::distance)
                .toArray();
        Arrays.sort(distances);
        return distances[distances.length / 2];
    }
}
