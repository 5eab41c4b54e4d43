package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// The closed form against processes that are conditioned on all pairs but one.
final class LeftOutTest {
    private static final int N = 60;
    private static final double[][] X = designs(N);
    private static final double[] FIRST = values(X, 1);
    private static final double[] SECOND = values(X, 3);

    private static double[][] designs(int n) {
        double[][] x = new double[2][n];
        RandomGenerator random = new Seed(1).generator();
        for (double[] column : x) {
            Arrays.setAll(column, _ -> random.nextDouble(-1, 1));
        }
        return x;
    }

    private static double[] values(double[][] x, double frequency) {
        RandomGenerator random = new Seed(2).generator();
        double[] y = new double[x[0].length];
        Arrays.setAll(y, i -> Math.sin(frequency * x[0][i]) + x[1][i] * x[1][i] + 0.05 * Draws.normal(random));
        return y;
    }

    @Test
    void itIsWhatTheProcessOfAllOtherPairsSays() {
        try (Context context = Context.ofThreads(2)) {
            List<OutputProcess> processes = List.of(
                    ProcessFit.of(X, FIRST, new Seed(3), context), ProcessFit.of(X, SECOND, new Seed(4), context));
            Prediction left = new GaussianProcess(processes)
                    .leftOut(X, context.workers())
                    .orElseThrow()
                    .said();
            for (int i = 0; i < N; i++) {
                for (int o = 0; o < 2; o++) {
                    OutputProcess whole = processes.get(o);
                    OutputProcess without = without(whole, o == 0 ? FIRST : SECOND, context, i);
                    double[][] at = {{X[0][i]}, {X[1][i]}};
                    Prediction expected = new GaussianProcess(List.of(without)).predict(at, context.workers());
                    assertThat(left.mean()[o][i]).isCloseTo(expected.mean()[0][0], within(1e-8));
                    // The variance of the process is that of all pairs, not of all but one.
                    double deviation = expected.deviation()[0][0] * Math.sqrt(whole.variance() / without.variance());
                    assertThat(left.deviation()[o][i]).isCloseTo(deviation, within(1e-5 * deviation));
                }
            }
        }
    }

    @Test
    void errorsAtARowAreThoseWithoutAnotherOne() {
        try (Context context = Context.ofThreads(1)) {
            OutputProcess whole = ProcessFit.of(X, FIRST, new Seed(3), context);
            LeftOut left = new GaussianProcess(List.of(whole))
                    .leftOut(X, context.workers())
                    .orElseThrow();
            for (int i = 0; i < N; i++) {
                int other = (i + 7) % N;
                OutputProcess without = without(whole, FIRST, context, i, other);
                double mean = without.means(new double[][] {{X[0][i]}, {X[1][i]}}, context.workers())[0];
                assertThat(left.error(0, i, other)).isCloseTo(FIRST[i] - mean, within(1e-8));
            }
        }
    }

    private static OutputProcess without(OutputProcess whole, double[] y, Context context, int... out) {
        int[] others = IntStream.range(0, N)
                .filter(i -> IntStream.of(out).noneMatch(row -> row == i))
                .toArray();
        ProcessFit.Hyperparameters same =
                new ProcessFit.Hyperparameters(whole.covariance(), whole.lengths(), whole.nugget());
        return ProcessFit.conditioned(same, ProcessFit.take(X, others), ProcessFit.take(y, others), context);
    }

    @Test
    void itIsKnownOnlyOfExactlyThePairsOfTheProcess() {
        try (Context context = Context.ofThreads(1)) {
            OutputProcess process = ProcessFit.of(X, FIRST, new Seed(3), context);
            assertThat(known(process, X, context)).isTrue();
            assertThat(known(process, ProcessFit.take(X, new int[] {0, 1, 2}), context))
                    .isFalse();
            double[][] moved = {X[0].clone(), X[1]};
            moved[0][7] += 1e-12;
            assertThat(known(process, moved, context)).isFalse();
            double[] weights = process.weights().clone();
            weights[3] = 0;
            assertThat(known(with(process, process.centers(), weights), X, context))
                    .isFalse();
            double[][] twins = {X[0].clone(), X[1].clone()};
            twins[0][1] = twins[0][0];
            twins[1][1] = twins[1][0];
            assertThat(known(with(process, twins, process.weights()), twins, context))
                    .isFalse();
        }
    }

    private static boolean known(OutputProcess process, double[][] x, Context context) {
        return new GaussianProcess(List.of(process))
                .leftOut(x, context.workers())
                .isPresent();
    }

    private static OutputProcess with(OutputProcess process, double[][] centers, double[] weights) {
        return new OutputProcess(
                process.covariance(), process.lengths(), process.variance(), process.nugget(), centers, weights);
    }
}
