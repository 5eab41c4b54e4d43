package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Clip;

/// The latent value `x₁ + x₂² / 2`, told as 0 where it is below.
final class ClippedFitTest {
    private static double[][] designs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[2][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> random.nextDouble(-1.7, 1.7));
        }
        return x;
    }

    private static double latent(double[][] x, int i) {
        return x[0][i] + x[1][i] * x[1][i] / 2;
    }

    private static double[] told(double[][] x, double sign) {
        return IntStream.range(0, x[0].length)
                .mapToDouble(i -> sign * Math.max(0, latent(x, i)))
                .toArray();
    }

    private static double error(double[] means, double[][] x) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += Math.pow(Math.max(0, means[i]) - Math.max(0, latent(x, i)), 2);
        }
        return Math.sqrt(sum / means.length);
    }

    @Test
    void theKinkCostsNothingAndTheLatentGoesOnBeyondIt() {
        double[][] x = designs(400, 1);
        double[][] test = designs(500, 2);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess plain = ProcessFit.of(x, told(x, 1), new Seed(3), context);
            OutputProcess clipped = ClippedFit.of(x, told(x, 1), 0, Clip.LOW, new Seed(3), context);
            double[] means = clipped.means(test, context.workers());
            assertThat(error(means, test)).isLessThan(0.05 * error(plain.means(test, context.workers()), test));
            assertThat(IntStream.range(0, means.length)
                            .filter(i -> latent(test, i) < -0.1 && means[i] < -0.05)
                            .count())
                    .isGreaterThan((long) (0.98
                            * IntStream.range(0, means.length)
                                    .filter(i -> latent(test, i) < -0.1)
                                    .count()));
        }
    }

    @Test
    void clippedFromAboveIsTheMirrorImage() {
        double[][] x = designs(150, 4);
        double[][] test = designs(50, 5);
        try (Context context = Context.ofThreads(1)) {
            double[] low = ClippedFit.of(x, told(x, 1), 0, Clip.LOW, new Seed(6), context)
                    .means(test, context.workers());
            double[] high = ClippedFit.of(x, told(x, -1), 0, Clip.HIGH, new Seed(6), context)
                    .means(test, context.workers());
            for (int i = 0; i < low.length; i++) {
                assertThat(high[i]).isCloseTo(-low[i], within(1e-12));
            }
        }
    }

    /// The conditions of the convex problem's minimum: clipped rows with a weight are at the bound and pull beyond it,
    /// and the others are predicted at the bound or beyond.
    @Test
    void theLatentValuesAreTheMostProbableOnes() {
        double[][] x = designs(200, 7);
        double[] y = told(x, 1);
        try (Context context = Context.ofThreads(1)) {
            OutputProcess process = ClippedFit.of(x, y, 0, Clip.LOW, new Seed(8), context);
            double noise = process.variance() * process.nugget();
            double[] means = process.means(process.centers(), context.workers());
            for (int i = 0; i < means.length; i++) {
                double weight = process.weights()[i];
                double value = Math.max(0, process.centers()[0][i] + Math.pow(process.centers()[1][i], 2) / 2);
                if (value > 0 || weight != 0) {
                    assertThat(means[i] + process.nugget() * weight).isCloseTo(value, within(1e-5));
                }
                if (value == 0) {
                    assertThat(weight).isLessThanOrEqualTo(0);
                    assertThat(means[i]).isLessThan(1e-5 + Math.sqrt(noise));
                }
            }
        }
    }

    @Test
    void whereHardlyAnyRowIsNotClippedAFitIsStillMade() {
        double[][] x = designs(120, 9);
        double[] y = new double[120];
        y[3] = 1;
        y[50] = 0.5;
        try (Context context = Context.ofThreads(1)) {
            OutputProcess process = ClippedFit.of(x, y, 0, Clip.LOW, new Seed(1), context);
            assertThat(Arrays.stream(process.weights())).allMatch(Double::isFinite);
        }
    }
}
