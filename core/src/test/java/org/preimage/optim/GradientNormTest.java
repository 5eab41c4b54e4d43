package org.preimage.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

final class GradientNormTest {
    private static float[] gradient(int n) {
        RandomGenerator random = new Seed(n).generator();
        float[] gradient = new float[n];
        for (int i = 0; i < n; i++) {
            gradient[i] = (float) random.nextGaussian();
        }
        return gradient;
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 1001})
    void aLongGradientKeepsItsDirectionAndAShortOneItsLength(int n) {
        float[] before = gradient(n);
        double norm = norm(before);
        float[] after = before.clone();
        assertThat(GradientNorm.limit(after, norm * 1.001)).isTrue();
        assertThat(after).containsExactly(before);
        assertThat(GradientNorm.limit(after, norm / 3)).isTrue();
        for (int i = 0; i < n; i++) {
            assertThat((double) after[i]).isCloseTo(before[i] / 3.0, within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsSeenInEveryPlace(float bad) {
        for (int i = 0; i < 7; i++) {
            float[] gradient = gradient(7);
            gradient[i] = bad;
            float[] before = gradient.clone();
            assertThat(GradientNorm.limit(gradient, 5)).isFalse();
            assertThat(gradient).containsExactly(before);
        }
    }

    /// The squares of the largest floats are no floats, but their norm is a number.
    @ParameterizedTest
    @ValueSource(floats = {1e20f, Float.MAX_VALUE})
    void hugeIsNotInfinite(float huge) {
        float[] gradient = {huge, -huge, 0f};
        assertThat(GradientNorm.limit(gradient, 5)).isTrue();
        assertThat(norm(gradient)).isCloseTo(5, within(1e-5));
    }
}
