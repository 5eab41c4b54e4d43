package org.preimage.bench;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.preimage.random.Seed;

/// What the problems do alike with designs.
final class Designs {
    private Designs() {}

    /// Refuses a design of another width than the problem's.
    static void checkWidth(Problem problem, double[] x) {
        int expected = problem.space().inputs().size();
        if (x.length != expected) {
            throw new IllegalArgumentException(
                    problem.name() + ": expected a design of " + expected + " values, found " + x.length);
        }
    }

    /// A column of `n` independent draws, each from where the one before left the stream.
    ///
    /// @throws IllegalArgumentException if `n` is negative
    static double[] column(int n, Seed stream, ToDoubleFunction<RandomGenerator> draw) {
        if (n < 0) {
            throw new IllegalArgumentException("Designs: expected a number that is not negative, found " + n);
        }
        RandomGenerator random = stream.generator();
        double[] column = new double[n];
        for (int row = 0; row < n; row++) {
            column[row] = draw.applyAsDouble(random);
        }
        return column;
    }
}
