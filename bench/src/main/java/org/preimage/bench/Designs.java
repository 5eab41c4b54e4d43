package org.preimage.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.preimage.random.Seed;

/// What the problems and the measures do alike with designs.
final class Designs {
    private Designs() {}

    /// One design, `[d]`, out of many, `[d × n]`.
    static double[] row(double[][] x, int row) {
        double[] design = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            design[i] = x[i][row];
        }
        return design;
    }

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

    /// Designs one by one as columns, `[d × n]`.
    static double[][] of(List<double[]> rows) {
        double[][] x = new double[rows.getFirst().length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int v = 0; v < x.length; v++) {
                x[v][i] = rows.get(i)[v];
            }
        }
        return x;
    }
}
