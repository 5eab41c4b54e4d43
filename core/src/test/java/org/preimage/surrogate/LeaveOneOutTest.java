package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

final class LeaveOneOutTest {
    private static double[][] designs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[2][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> random.nextDouble(-1.7, 1.7));
        }
        return x;
    }

    private static double[] noisy(double[][] x, double noise, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        return IntStream.range(0, x[0].length)
                .mapToDouble(i -> Math.sin(2 * x[0][i]) + 0.3 * x[1][i] * x[1][i] + noise * Draws.normal(random))
                .toArray();
    }

    @Test
    void theClosedFormIsWhatFitsWithoutEachPairSay() {
        int n = 40;
        double[][] x = designs(n, 1);
        double[] y = noisy(x, 0.1, 2);
        try (Context context = Context.ofThreads(1)) {
            LeaveOneOut found = LeaveOneOut.of(x, y, new Seed(3), context);
            assertThat(Arrays.stream(found.score())).allMatch(score -> Math.abs(score) < LeaveOneOut.DOUBTFUL);
            int[] order = Draws.permutation(n, new Seed(3).generator());
            ProcessFit.Hyperparameters chosen =
                    ProcessFit.likeliest(ProcessFit.take(x, order), ProcessFit.take(y, order), context);
            double[][] scaled = OutputProcess.scaled(x, chosen.lengths());
            double variance = variance(chosen, scaled, y, context);
            for (int left = 0; left < n; left++) {
                int out = left;
                int[] others = IntStream.range(0, n).filter(i -> i != out).toArray();
                double[][] centers = ProcessFit.take(scaled, others);
                CholeskyFactor factor = OutputProcess.factor(
                                chosen.covariance(), Orbits.alone(centers), n - 1, chosen.nugget(), context.workers())
                        .orElseThrow();
                double[] k = new double[n - 1];
                new CovarianceRows(chosen.covariance(), centers)
                        .fill(ProcessFit.take(scaled, new int[] {out}), 0, 1, k, n - 1, context.workers());
                double[] weights = ProcessFit.take(y, others);
                factor.solve(weights);
                double[] solved = k.clone();
                factor.solve(solved);
                double mean = 0;
                double known = 0;
                for (int j = 0; j < n - 1; j++) {
                    mean += k[j] * weights[j];
                    known += k[j] * solved[j];
                }
                assertThat(found.expected()[out]).isCloseTo(mean, within(1e-9));
                assertThat(found.deviation()[out])
                        .isCloseTo(Math.sqrt(variance * (1 + chosen.nugget() - known)), within(1e-9));
            }
        }
    }

    private static double variance(ProcessFit.Hyperparameters chosen, double[][] scaled, double[] y, Context context) {
        CholeskyFactor factor = OutputProcess.factor(
                        chosen.covariance(), Orbits.alone(scaled), y.length, chosen.nugget(), context.workers())
                .orElseThrow();
        double[] solved = y.clone();
        factor.solve(solved);
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] * solved[i]).sum() / y.length;
    }

    /// Ten wrong values in a thousand rows, with noise and without.
    @Test
    void allWrongValuesAreFoundAndHardlyAnyOther() {
        for (double noise : new double[] {0, 0.02}) {
            double[][] x = designs(1000, 4);
            double[] y = noisy(x, noise, 5);
            int[] wrong = Arrays.copyOf(Draws.permutation(1000, new Seed(6).generator()), 10);
            for (int k = 0; k < wrong.length; k++) {
                y[wrong[k]] += (k % 2 == 0 ? 1 : -1) * (0.15 + 0.1 * k);
            }
            try (Context context = Context.ofThreads(2)) {
                double[] score = LeaveOneOut.of(x, y, new Seed(7), context).score();
                assertThat(Arrays.stream(wrong).mapToDouble(i -> Math.abs(score[i])))
                        .allMatch(size -> size > LeaveOneOut.DOUBTFUL);
                long others = IntStream.range(0, 1000)
                                .filter(i -> Math.abs(score[i]) > LeaveOneOut.DOUBTFUL)
                                .count()
                        - wrong.length;
                assertThat(others).isLessThanOrEqualTo(10);
            }
        }
    }
}
