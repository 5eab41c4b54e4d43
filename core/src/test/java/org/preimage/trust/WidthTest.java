package org.preimage.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

final class WidthTest {
    private static final int ROWS = 4000;

    /// Errors of Laplace laws whose widths are `exp(a + b t)`, `t` a logarithm of a deviation.
    private static Width fitted(double a, double b, double[][] traits) {
        RandomGenerator random = new Seed(3).generator();
        double[] errors = new double[traits.length];
        for (int i = 0; i < traits.length; i++) {
            double t = random.nextDouble(-3, 0);
            traits[i] = new double[] {1, t, random.nextDouble(-2, 0)};
            double laplace = -Math.log(1 - random.nextDouble());
            errors[i] = Math.exp(a + b * t) * (random.nextBoolean() ? laplace : -laplace);
        }
        return Width.fit(traits, errors, ones(traits.length));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The standard deviation of a slope over 4,000 rows is about 0.02.
    @Test
    void findsTheWidthsThatTheErrorsWereDrawnWith() {
        Width width = fitted(-1, 0.7, new double[ROWS][]);
        for (double t : new double[] {-2.9, -1.5, -0.1}) {
            assertThat(width.log(new double[] {1, t, -1})).isCloseTo(-1 + 0.7 * t, within(0.08));
        }
    }

    /// Beyond the held-out rows the width grows with the deviation itself, and does not shrink with anything.
    @Test
    void growsBeyondWhatWasSeen() {
        Width width = fitted(-1, 0.2, new double[ROWS][]);
        double edge = width.log(new double[] {1, width.high()[Traits.DEVIATION], -1});
        assertThat(width.log(new double[] {1, width.high()[Traits.DEVIATION] + 2, -1}))
                .isCloseTo(edge + 2, within(1e-9));
        double lowest = width.log(new double[] {1, width.low()[Traits.DEVIATION], -1});
        assertThat(width.log(new double[] {1, -50, -1})).isEqualTo(lowest);
    }

    /// The covariance foretells how far the slopes scatter from sample to sample: `1 / n` for the constant
    /// alone, as the squared slope and the curvature of a Laplace law are both 1.
    @Test
    void knowsHowWellItIsKnown() {
        double[][] traits = new double[1000][];
        double[] errors = new double[1000];
        RandomGenerator random = new Seed(4).generator();
        for (int i = 0; i < errors.length; i++) {
            traits[i] = new double[] {1, 0, 0};
            errors[i] = -Math.log(1 - random.nextDouble());
        }
        Width width = Width.fit(traits, errors, ones(traits.length));
        assertThat(width.variance(new double[] {1, 0, 0})).isCloseTo(1e-3, within(2e-4));
    }

    @Test
    void errorsOfNothingHaveWidthsOfNextToNothing() {
        double[][] traits = new double[50][];
        Arrays.setAll(traits, i -> new double[] {1, i, 0});
        assertThat(Width.fit(traits, new double[50], ones(50)).log(traits[7])).isLessThan(-15);
    }
}
