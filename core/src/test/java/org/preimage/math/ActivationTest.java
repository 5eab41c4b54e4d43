package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Activations and their slopes against their formulas in double precision.
@Tag("kernels")
final class ActivationTest {
    private static final double STEP = 1e-6;

    static Stream<Arguments> kernelsAndActivations() {
        return KernelSets.every()
                .flatMap(k -> Arrays.stream(Activation.values()).map(a -> Arguments.of(k, a)));
    }

    private static DoubleUnaryOperator exact(Activation activation) {
        return switch (activation) {
            case RELU -> x -> x > 0 ? x : 0;
            case LEAKY_RELU -> x -> x > 0 ? x : 0.01 * x;
            case SILU -> x -> x / (1 + Math.exp(-x));
            case TANH -> Math::tanh;
        };
    }

    @ParameterizedTest
    @MethodSource("kernelsAndActivations")
    void valuesAndSlopesAreThoseOfTheFormula(Kernels k, Activation activation) {
        for (int n : KernelSets.AWKWARD) {
            float[] x = points(n);
            float[] h = new float[n + 4];
            System.arraycopy(x, 0, h, 2, n);
            float[] slope = new float[n + 3];
            k.activate(activation, h, 2, n, slope, 3);
            float[] g = new float[n + 1];
            Arrays.fill(g, 2f);
            k.activationGradient(activation, g, 1, n, h, 2, slope, 3);
            DoubleUnaryOperator f = exact(activation);
            for (int i = 0; i < n; i++) {
                double derivative = (f.applyAsDouble(x[i] + STEP) - f.applyAsDouble(x[i] - STEP)) / (2 * STEP);
                assertThat((double) h[i + 2])
                        .as("%s of %s", activation, x[i])
                        .isCloseTo(f.applyAsDouble(x[i]), within(1e-6 * (1 + Math.abs(x[i]))));
                assertThat((double) g[i + 1])
                        .as("twice the slope of %s at %s", activation, x[i])
                        .isCloseTo(2 * derivative, within(4e-6));
            }
            assertThat(new float[] {h[0], h[1], h[n + 2], h[n + 3], slope[0], g[0]})
                    .containsExactly(0f, 0f, 0f, 0f, 0f, 2f);
        }
    }

    /// From −100 to 100, none of them at a kink.
    private static float[] points(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            double u = (i + 0.5) / n * 2 - 1;
            x[i] = (float) (u * u * u * 100 + (u > 0 ? 1e-3 : -1e-3));
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("kernelsAndActivations")
    void zeroStaysZeroSoPaddingDoesToo(Kernels k, Activation activation) {
        float[] h = new float[19];
        k.activate(activation, h, 0, 19, new float[19], 0);
        assertThat(h).containsOnly(0f);
    }
}
