package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("kernels")
final class AdamKernelTest {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void oneStepIsThatOfTheFormulaInDouble(Kernels k) {
        for (int n : KernelSets.AWKWARD) {
            int at = 3;
            float[] x = values(n, 0.7f);
            float[] m = values(n, 0.05f);
            float[] v = values(n, 0.02f);
            float[] g = values(n, 1.3f);
            float[] x0 = x.clone();
            float[] m0 = m.clone();
            float[] v0 = v.clone();
            k.adam(x, m, v, g, at, n, BETA_1, BETA_2, 0.01f, 1e-6f);
            for (int i = 0; i < x.length; i++) {
                boolean inside = i >= at && i < at + n;
                double mean = inside ? BETA_1 * (double) m0[i] + (1 - BETA_1) * (double) g[i] : m0[i];
                double square = inside ? BETA_2 * (double) v0[i] + (1 - BETA_2) * (double) g[i] * g[i] : v0[i];
                double moved = inside ? x0[i] - 0.01 * mean / (Math.sqrt(square) + 1e-6) : x0[i];
                assertThat((double) m[i]).isCloseTo(mean, within(1e-6));
                assertThat((double) v[i]).isCloseTo(square, within(1e-6));
                assertThat((double) x[i]).isCloseTo(moved, within(1e-6));
            }
        }
    }

    /// `n` values with three more on either side.
    private static float[] values(int n, float scale) {
        float[] values = new float[n + 6];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (1 + (i * 37 % 11)) / 11;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aZeroGradientMovesNothing(Kernels k) {
        float[] x = new float[21];
        Arrays.fill(x, 4f);
        k.adam(x, new float[21], new float[21], new float[21], 0, 21, BETA_1, BETA_2, 0.01f, 1e-8f);
        assertThat(x).containsOnly(4f);
    }
}
