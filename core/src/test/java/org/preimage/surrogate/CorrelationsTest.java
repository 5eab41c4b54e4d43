package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.math.Columns;
import org.preimage.random.Seed;
import org.preimage.run.Context;

class CorrelationsTest {
    private static final double NUGGET = 1e-9;

    private static double[][] designs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[2][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> random.nextDouble(-1, 1));
        }
        return x;
    }

    /// A run of the one design leaves `1 − ρ²` of the variance at the other.
    @Test
    void theyAreWhatARunOfOneDesignTellsOfAnother() {
        double[][] rows = designs(12, 1);
        double[][] at = designs(8, 2);
        ProcessFit.Hyperparameters chosen =
                new ProcessFit.Hyperparameters(Covariance.MATERN_52, new double[] {0.7, 1.1}, NUGGET);
        try (Context context = Context.ofThreads(2)) {
            GaussianProcess process = process(chosen, rows, context);
            double[][] correlations = process.correlations(0, at, context.workers());
            double[] before = process.predict(at, context.workers()).deviation()[0];
            for (int i = 0; i < 8; i++) {
                double[][] more = Columns.joined(rows, new double[][] {{at[0][i]}, {at[1][i]}});
                double[] after = process(chosen, more, context)
                        .predict(at, context.workers())
                        .deviation()[0];
                for (int j = 0; j < 8; j++) {
                    double left = Math.pow(after[j] / before[j], 2);
                    double correlation = correlations[i][j];
                    assertThat(correlation).isEqualTo(correlations[j][i]);
                    assertThat(1 - correlation * correlation).isCloseTo(left, within(1e-5));
                }
            }
        }
    }

    /// With a variance of one, whatever the values.
    private static GaussianProcess process(ProcessFit.Hyperparameters chosen, double[][] x, Context context) {
        double[] y = new double[x[0].length];
        Arrays.setAll(y, i -> Math.sin(3 * x[0][i]) + x[1][i]);
        return new GaussianProcess(
                java.util.List.of(ProcessFit.conditioned(chosen, x, y, context).withVariance(1)));
    }
}
