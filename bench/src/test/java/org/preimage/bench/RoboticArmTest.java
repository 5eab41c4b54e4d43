package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

class RoboticArmTest {
    private static final double[] LENGTHS = {0.5, 0.5, 1};
    private static final double[][] DIFFERENCE = {{1, 0, 0}, {-1, 1, 0}, {-1, -1, 1}};
    private static final double[][] CUMULATIVE = {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}};

    @Test
    void bothConventionsPointAheadAtRest() {
        assertThat(RoboticArm.difference().evaluate(new double[4])).containsExactly(2, 0);
        assertThat(RoboticArm.cumulative().evaluate(new double[4])).containsExactly(2, 0);
    }

    @Test
    void conventionsDirectTheSegmentsDifferently() {
        double right = Math.PI / 2;
        // Straight up: all three directions are a right angle.
        assertThat(RoboticArm.difference().evaluate(new double[] {0.3, right, 2 * right, 4 * right}))
                .containsExactly(new double[] {0, 2.3}, within(1e-15));
        assertThat(RoboticArm.cumulative().evaluate(new double[] {0.3, right, 0, 0}))
                .containsExactly(new double[] {0, 2.3}, within(1e-15));
        // The first joint alone: directions (up, down, down) and (up, up, up).
        assertThat(RoboticArm.difference().evaluate(new double[] {0, right, 0, 0}))
                .containsExactly(new double[] {0, -1}, within(1e-15));
        // The last joint alone turns the last segment alone in both.
        for (RoboticArm arm : new RoboticArm[] {RoboticArm.difference(), RoboticArm.cumulative()}) {
            assertThat(arm.evaluate(new double[] {0, 0, 0, right})).containsExactly(new double[] {1, 1}, within(1e-15));
        }
    }

    @Test
    void designsAreNormalAndIndependent() {
        double[][] x = RoboticArm.difference().sample(100_000, new Seed(1));
        double[] deviations = {0.25, 0.5, 0.5, 0.5};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < 100_000; row++) {
                    sum += x[i][row] * x[j][row] / (deviations[i] * deviations[j]);
                }
                // Standard deviations 0.0045 (variance) and 0.0032: 0.0225 is five, once in 1.7 million random seeds.
                assertThat(sum / 100_000).isCloseTo(i == j ? 1 : 0, within(0.0225));
            }
        }
    }

    @Test
    void priorHasTheMomentsOfItsCharacteristicFunction() {
        checkMoments(RoboticArm.difference(), DIFFERENCE);
        checkMoments(RoboticArm.cumulative(), CUMULATIVE);
    }

    @Test
    void exactMomentsGiveTheKnownLevelOfRandomDesigns() {
        // Mean over the two outputs of twice the variance. The known levels, 0.531 and 1.362, were sampled; these are
        // exact.
        assertThat(variance(DIFFERENCE, true) + variance(DIFFERENCE, false)).isCloseTo(0.531, within(0.01 * 0.531));
        assertThat(variance(CUMULATIVE, true) + variance(CUMULATIVE, false)).isCloseTo(1.362, within(0.01 * 1.362));
    }

    /// 200,000 designs: five standard deviations, once in 1.7 million random seeds for each of the four
    /// numbers. The standard deviation of a variance is taken from a kurtosis of at most 6.
    private static void checkMoments(RoboticArm arm, double[][] directions) {
        double[][] y = arm.pairs(200_000, new Seed(2)).y();
        for (int output = 0; output < 2; output++) {
            double exactMean = output == 0 ? meanOfCosines(directions) : 0;
            double exactVariance = variance(directions, output == 0);
            double mean = Arrays.stream(y[output]).average().orElseThrow();
            double variance = Arrays.stream(y[output])
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(exactMean, within(5 * Math.sqrt(exactVariance / 200_000)));
            assertThat(variance).isCloseTo(exactVariance, within(5 * exactVariance * Math.sqrt(5 / 200_000.0)));
        }
    }

    /// `E cos t = exp(−Var t / 2)` for a normal `t` with mean 0.
    private static double meanOfCosines(double[][] directions) {
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            mean += LENGTHS[i] * Math.exp(-variance(directions[i], new double[3], 0) / 2);
        }
        return mean;
    }

    /// From `cos a cos b = (cos(a − b) + cos(a + b)) / 2`, and with a minus for sines.
    private static double variance(double[][] directions, boolean cosines) {
        double square = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double difference = Math.exp(-variance(directions[i], directions[j], -1) / 2);
                double sum = Math.exp(-variance(directions[i], directions[j], 1) / 2);
                square += LENGTHS[i] * LENGTHS[j] * (cosines ? difference + sum : difference - sum) / 2;
            }
        }
        return cosines ? square - Math.pow(meanOfCosines(directions), 2) : square + 0.25 * 0.25;
    }

    /// The variance of `a·x + sign b·x` over independent joints `x` of variance 1/4.
    private static double variance(double[] a, double[] b, int sign) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += 0.25 * (a[i] + sign * b[i]) * (a[i] + sign * b[i]);
        }
        return sum;
    }
}
