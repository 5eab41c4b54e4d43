package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preimage.linalg.Cholesky;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

final class ProcessFitTest {
    private static double smooth(double[] x) {
        return Math.sin(2 * x[0]) + 0.3 * x[1] * x[1];
    }

    private static double[][] designs(int d, int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[d][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> (float) random.nextDouble(-1.7, 1.7)); // exact in both precisions
        }
        return x;
    }

    private static double[] values(double[][] x, ToDoubleFunction<double[]> f) {
        double[] y = new double[x[0].length];
        for (int i = 0; i < y.length; i++) {
            int at = i;
            y[i] = f.applyAsDouble(
                    Arrays.stream(x).mapToDouble(column -> column[at]).toArray());
        }
        return y;
    }

    private static double error(OutputProcess process, double[][] x, double[] y) {
        Batch mean = means(process, x);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.pow(mean.get(i, 0) - y[i], 2) / y.length;
        }
        return Math.sqrt(sum);
    }

    private static Batch means(OutputProcess process, double[][] x) {
        try (Workers workers = new Workers(2)) {
            return new GaussianProcess(List.of(process)).means(Batch.rounded(x), workers);
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void gradientsOfTheLikelihoodAreCentralDifferences(Covariance covariance) {
        double[][] x = designs(2, 60, 1);
        double[] y = values(x, ProcessFitTest::smooth);
        double[] at = {0.2, -0.3, -5};
        try (Workers workers = new Workers(2)) {
            MarginalLikelihood likelihood =
                    new MarginalLikelihood(covariance, Orbits.alone(x), y, new int[] {0, 1}, workers);
            double[] gradient = new double[3];
            double[] unused = new double[3];
            likelihood.value(at, gradient);
            for (int v = 0; v < 3; v++) {
                double[] above = at.clone();
                double[] below = at.clone();
                above[v] += 1e-5;
                below[v] -= 1e-5;
                double slope = (likelihood.value(above, unused) - likelihood.value(below, unused)) / 2e-5;
                assertThat(gradient[v]).isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    /// Mean and deviation by the textbook's formulas with plain loops.
    @Test
    void predictionsAreThePosteriorOfThePairs() {
        int n = 30;
        double[][] x = designs(2, n, 2);
        double[] y = values(x, ProcessFitTest::smooth);
        OutputProcess process;
        try (Context context = Context.ofThreads(1)) {
            process = ProcessFit.of(x, y, new Seed(1), context);
        }
        double[] at = {0.25, -0.5};
        double[] k = new double[n];
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            k[i] = covariance(process, new double[] {x[0][i], x[1][i]}, at);
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] =
                        covariance(process, new double[] {x[0][i], x[1][i]}, new double[] {x[0][j], x[1][j]})
                                + (i == j ? process.nugget() : 0);
            }
        }
        double[] weights = y.clone();
        double[] known = k.clone();
        assertThat(Cholesky.solve(matrix.clone(), weights, n)).isTrue();
        assertThat(Cholesky.solve(matrix, known, n)).isTrue();
        double mean = 0;
        double left = 1 + process.nugget();
        for (int i = 0; i < n; i++) {
            mean += k[i] * weights[i];
            left -= k[i] * known[i];
        }
        double[][] asked = {{at[0]}, {at[1]}};
        try (Workers workers = new Workers(1)) {
            Prediction prediction = new GaussianProcess(List.of(process)).predict(asked, workers);
            assertThat(prediction.mean()[0][0]).isCloseTo(mean, within(1e-6));
            double deviation = Math.sqrt(process.variance() * left);
            assertThat(prediction.deviation()[0][0]).isCloseTo(deviation, within(1e-3 * deviation));
        }
    }

    private static double covariance(OutputProcess process, double[] a, double[] b) {
        double square = 0;
        for (int v = 0; v < a.length; v++) {
            square += Math.pow((a[v] - b[v]) / process.lengths()[v], 2);
        }
        double r = Math.sqrt(5 * square);
        return switch (process.covariance()) {
            case SQUARED_EXPONENTIAL -> Math.exp(-square / 2);
            case MATERN_52 -> (1 + r + r * r / 3) * Math.exp(-r);
        };
    }

    @Test
    void aSmoothFunctionIsFoundToManyDigits() {
        double[][] x = designs(2, 500, 3);
        double[][] other = designs(2, 200, 4);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess process = ProcessFit.of(x, values(x, ProcessFitTest::smooth), new Seed(1), context);
            assertThat(process.covariance()).isEqualTo(Covariance.SQUARED_EXPONENTIAL);
            assertThat(error(process, other, values(other, ProcessFitTest::smooth)))
                    .isLessThan(2e-6);
        }
    }

    /// Where noise limits, pairs are projected; on all of them, the process is the exact one.
    @Test
    void aProjectionOnAllPairsIsExact() {
        double[][] x = designs(2, 300, 10);
        RandomGenerator random = new Seed(11).generator();
        double[] y = values(x, design -> smooth(design) + random.nextGaussian());
        double[][] other = designs(2, 100, 12);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess exact = ProcessFit.of(x, y, new Seed(1), context);
            OutputProcess projected = ProcessFit.of(x, y, new ProcessFit.Sizes(150, 300), new Seed(1), context);
            Batch means = means(exact, other);
            assertThat(error(projected, other, column(means))).isLessThan(1e-6);
            assertThat(projected.variance()).isCloseTo(exact.variance(), within(1e-4 * exact.variance()));
        }
    }

    @Test
    void aProjectionOnFewPairsLearnsFromAll() {
        double[][] x = designs(2, 2000, 13);
        RandomGenerator random = new Seed(14).generator();
        double[] y = values(x, design -> smooth(design) + 0.3 * random.nextGaussian());
        double[][] other = designs(2, 300, 15);
        double[] truth = values(other, ProcessFitTest::smooth);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess projected = ProcessFit.of(x, y, new ProcessFit.Sizes(500, 150), new Seed(1), context);
            double[][] few =
                    Arrays.stream(x).map(column -> Arrays.copyOf(column, 150)).toArray(double[][]::new);
            OutputProcess small = ProcessFit.of(few, Arrays.copyOf(y, 150), new Seed(1), context);
            assertThat(projected.weights()).hasSize(150);
            assertThat(error(projected, other, truth)).isLessThan(0.6 * error(small, other, truth));
        }
    }

    private static double[] column(Batch batch) {
        double[] column = new double[batch.size()];
        Arrays.setAll(column, i -> batch.get(i, 0));
        return column;
    }

    @Test
    void noiseIsFound() {
        double[][] x = designs(2, 600, 5);
        RandomGenerator random = new Seed(6).generator();
        double[] y = values(x, design -> smooth(design) + 0.1 * random.nextGaussian());
        try (Context context = Context.ofThreads(2)) {
            OutputProcess process = ProcessFit.of(x, y, new Seed(1), context);
            assertThat(Math.sqrt(process.variance() * process.nugget())).isCloseTo(0.1, within(0.015));
        }
    }

    @Test
    void aKinkWantsTheRougherCovariance() {
        double[][] x = designs(1, 300, 7);
        double[] y = values(x, design -> Math.abs(design[0]));
        try (Context context = Context.ofThreads(2)) {
            assertThat(ProcessFit.of(x, y, new Seed(1), context).covariance()).isEqualTo(Covariance.MATERN_52);
        }
    }

    @Test
    void bytesDoNotDependOnThreads() {
        double[][] x = designs(2, 300, 8);
        double[] y = values(x, ProcessFitTest::smooth);
        try (Context one = Context.ofThreads(1);
                Context three = Context.ofThreads(3)) {
            assertThat(ProcessFit.of(x, y, new Seed(1), three).weights())
                    .containsExactly(ProcessFit.of(x, y, new Seed(1), one).weights());
        }
    }

    @Test
    void itCanBeCancelled() {
        double[][] x = designs(2, 50, 9);
        try (Context context = new Context(new Workers(1), Progress.NONE, () -> true)) {
            Assertions.assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> ProcessFit.of(x, values(x, ProcessFitTest::smooth), new Seed(1), context));
        }
    }
}
