package org.preimage.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.math.Normal;

/// The seeds are fixed. Each chi-square bound is the mean plus 4 standard deviations of the statistic,
/// which at a random seed is passed over less than once in 1000 runs.
final class DrawsTest {
    private static final int DRAWS = 100_000;

    private static RandomGenerator generator() {
        return new Seed(20260101).of("draws").generator();
    }

    @Test
    void uniformStaysInsideAtBothEnds() {
        RandomGenerator zeros = () -> 0L;
        RandomGenerator ones = () -> -1L;
        assertThat(Draws.uniform(zeros)).isEqualTo(0x1.0p-53);
        assertThat(Draws.uniform(ones)).isEqualTo(1 - 0x1.0p-53);
        assertThat(Draws.normal(zeros)).isBetween(-8.3, -8.0);
        assertThat(Draws.normal(ones)).isBetween(8.0, 8.3);
    }

    @Test
    void normalFillsCellsOfEqualProbability() {
        int[] counts = new int[100];
        RandomGenerator generator = generator();
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) (100 * Normal.cdf(Draws.normal(generator)))]++;
        }
        double[] expected = new double[100];
        Arrays.fill(expected, DRAWS / 100.0);
        assertFits(counts, expected);
    }

    @Test
    void normalHasTheMomentsOfTheStandardNormal() {
        RandomGenerator generator = generator();
        double[] moments = new double[5];
        for (int i = 0; i < DRAWS; i++) {
            double z = Draws.normal(generator);
            for (int m = 1; m <= 4; m++) {
                moments[m] += Math.pow(z, m) / DRAWS;
            }
        }
        // Within 4 standard errors each: the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
        double[] mean = {0, 0, 1, 0, 3};
        double[] variance = {0, 1, 2, 15, 96};
        for (int m = 1; m <= 4; m++) {
            assertThat(Math.abs(moments[m] - mean[m])).isLessThan(4 * Math.sqrt(variance[m] / DRAWS));
        }
    }

    @Test
    void permutationsOfFourAreEquallyLikely() {
        Map<String, Integer> counts = new HashMap<>();
        RandomGenerator generator = generator();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(Arrays.toString(Draws.permutation(4, generator)), 1, Integer::sum);
        }
        double[] expected = new double[24];
        Arrays.fill(expected, 1000);
        assertThat(counts).hasSize(24);
        assertFits(counts.values().stream().mapToInt(c -> c).toArray(), expected);
    }

    @Test
    void shuffleKeepsTheValues() {
        int[] values = {5, 5, 1, -7, 3};
        Draws.shuffle(values, generator());
        assertThat(values).containsExactlyInAnyOrder(5, 5, 1, -7, 3);
        assertThat(Draws.permutation(0, generator())).isEmpty();
        assertThat(Draws.permutation(1, generator())).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 30, 64, 150})
    void poissonHasThePoissonProbabilities(double mean) {
        int low = (int) Math.max(0, mean - 3 * Math.sqrt(mean));
        int high = (int) (mean + 3 * Math.sqrt(mean)) + 1;
        int[] counts = new int[high - low + 1];
        RandomGenerator generator = generator();
        for (int i = 0; i < DRAWS; i++) {
            counts[Math.clamp(Draws.poisson(mean, generator), low, high) - low]++;
        }
        assertFits(counts, poissonExpectations(mean, low, high));
    }

    /// How often each count from `low` to `high` is expected, with both tails put into the ends, by the
    /// logarithm of the probability.
    private static double[] poissonExpectations(double mean, int low, int high) {
        double[] expected = new double[high - low + 1];
        double logFactorial = 0;
        for (int c = 0; c < high + 40 * Math.sqrt(mean) + 40; c++) {
            logFactorial += c == 0 ? 0 : Math.log(c);
            expected[Math.clamp(c, low, high) - low] += DRAWS * Math.exp(c * Math.log(mean) - mean - logFactorial);
        }
        return expected;
    }

    @Test
    void poissonOfALargeMeanHasThatMeanAndVariance() {
        RandomGenerator generator = generator();
        double sum = 0;
        double squares = 0;
        int draws = 400;
        for (int i = 0; i < draws; i++) {
            double deviation = Draws.poisson(10_000, generator) - 10_000;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertThat(Math.abs(sum / draws)).isLessThan(4 * 100 / Math.sqrt(draws));
        assertThat(squares / draws / 10_000).isBetween(1 - 4 * Math.sqrt(2.0 / draws), 1 + 4 * Math.sqrt(2.0 / draws));
    }

    @Test
    void poissonAtTheEnds() {
        assertThat(Draws.poisson(0, generator())).isZero();
        assertThat(Draws.poisson(1e-9, generator())).isZero();
        assertThat(Draws.poisson(50, () -> -1L)).isBetween(90, 160);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, 1e7, Double.POSITIVE_INFINITY})
    void poissonRefusesOtherMeans(double mean) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draws.poisson(mean, generator()))
                .withMessageContaining("from 0 to 1e6");
    }

    @Test
    void permutationRefusesANegativeLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draws.permutation(-1, generator()))
                .withMessageContaining("-1");
    }

    private static void assertFits(int[] counts, double[] expected) {
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            statistic += Math.pow(counts[i] - expected[i], 2) / expected[i];
        }
        double freedom = counts.length - 1.0;
        assertThat(statistic).isLessThan(freedom + 4 * Math.sqrt(2 * freedom));
    }
}
