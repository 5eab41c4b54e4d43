package org.preimage.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.math.Batch;
import org.preimage.random.Seed;

final class KinshipTest {
    private static final int ROWS = 800;

    private static Batch line() {
        RandomGenerator random = new Seed(1).generator();
        Batch x = Batch.zeros(ROWS, 1);
        for (int i = 0; i < ROWS; i++) {
            x.set(i, 0, (float) random.nextDouble(0, 40));
        }
        return x;
    }

    /// Values that are alike over a distance of about one: a moving wave of random phases.
    @Test
    void findsHowFarValuesAreAlike() {
        Batch x = line();
        RandomGenerator random = new Seed(2).generator();
        double[] phase = random.doubles(200, 0, 2 * Math.PI).toArray();
        double[] frequency = random.doubles(200, 0, 2).toArray();
        double[] values = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int k = 0; k < phase.length; k++) {
                values[i] += Math.cos(frequency[k] * x.get(i, 0) + phase[k]);
            }
        }
        Kinship kinship = Kinship.fit(x, standardized(values));
        // The correlation of waves with frequencies uniform to 2 is sin(2 t) / (2 t): half at 0.95.
        assertThat(kinship.at(0)).isGreaterThan(0.8);
        assertThat(kinship.reach()).isBetween(0.5, 1.6);
    }

    @Test
    void findsNothingInNoise() {
        Kinship kinship = Kinship.fit(
                line(), standardized(new Seed(5).generator().doubles(ROWS).toArray()));
        assertThat(kinship.at(1)).isLessThan(0.1);
    }

    /// Against the sum written out.
    @Test
    void addsUpWhatIsAlike() {
        Kinship kinship = new Kinship(0.5, 2);
        Batch x = Batch.over(3, 1, new float[] {0, 2, 4});
        double[] u = {1, 2, 3};
        double near = 0.5 / (1 + 1.0);
        double far = 0.5 / (1 + 4.0);
        assertThat(kinship.variance(x, u)).isCloseTo(1 + 4 + 9 + 2 * (2 * near + 6 * near + 3 * far), within(1e-12));
    }

    private static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }
}
