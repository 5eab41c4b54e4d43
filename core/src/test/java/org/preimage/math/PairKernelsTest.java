package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;

/// The sums of pair kernels and their gradients against sums and central differences in double precision.
@Tag("kernels")
final class PairKernelsTest {
    private static final double STEP = 1e-5;
    private static final float[][] WIDTHS = {{0.5f}, {0.2f, 0.9f}, {0.05f, 0.2f, 0.9f}, {0.05f, 0.1f, 0.2f, 2f}};

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsAndGradientsOfEveryShape(Kernels k) {
        for (int n : new int[] {1, 6, 17, 61}) {
            for (int d = 1; d <= 6; d++) {
                for (float[] widths : WIDTHS) {
                    new Pairs(n, d, widths).check(k, 0, n);
                    new Pairs(n, d, widths).check(k, n / 3, n - n / 4);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void noPairsGiveNothing(Kernels k) {
        Pairs pairs = new Pairs(9, 2, WIDTHS[2]);
        assertThat(k.pairKernels(
                        pairs.x, 9, 3, pairs.y, 9, 4, 4, 2, pairs.squares, new float[9 + k.lanes()], null, null))
                .isZero();
    }

    private static final class Pairs {
        private final int n;
        private final int d;
        private final float[] squares;
        private final float[] x;
        private final float[] y;
        private final int i;

        Pairs(int n, int d, float[] widths) {
            this.n = n;
            this.d = d;
            RandomGenerator random = new Seed(100 * n + d).generator();
            squares = new float[widths.length];
            for (int a = 0; a < widths.length; a++) {
                squares[a] = widths[a] * widths[a];
            }
            x = new float[n * d];
            y = new float[n * d];
            for (int v = 0; v < n * d; v++) {
                x[v] = (float) random.nextGaussian();
                y[v] = (float) random.nextGaussian();
            }
            i = n / 2;
        }

        void check(Kernels k, int from, int to) {
            String what = k.name() + ": " + n + " samples, " + d + " variables, " + squares.length + " widths";
            double expected = sum(doubles(x), doubles(y), from, to);
            float[] gx = filled(n * d);
            float[] gy = filled(n * d);
            double value = k.pairKernels(x, n, i, y, n, from, to, d, squares, new float[n + k.lanes()], null, null);
            assertThat(value).as(what).isCloseTo(expected, within(1e-5 * (1 + expected)));
            assertThat(k.pairKernels(x, n, i, y, n, from, to, d, squares, new float[n + k.lanes()], gx, gy))
                    .as(what)
                    .isEqualTo(value);
            compare(what + ", gradient of x", gx, doubles(x), true, from, to);
            compare(what + ", gradient of y", gy, doubles(y), false, from, to);
            float[] only = filled(n * d);
            k.pairKernels(x, n, i, y, n, from, to, d, squares, new float[n + k.lanes()], only, null);
            assertThat(only).as(what).containsExactly(gx);
        }

        private void compare(String what, float[] found, double[] at, boolean first, int from, int to) {
            for (int p = 0; p < at.length; p++) {
                double kept = at[p];
                at[p] = kept + STEP;
                double above = first ? sum(at, doubles(y), from, to) : sum(doubles(x), at, from, to);
                at[p] = kept - STEP;
                double below = first ? sum(at, doubles(y), from, to) : sum(doubles(x), at, from, to);
                at[p] = kept;
                double expected = 1 + (above - below) / (2 * STEP);
                assertThat((double) found[p])
                        .as("%s, place %d", what, p)
                        .isCloseTo(expected, within(5e-5 * (1 + Math.abs(expected))));
            }
        }

        private double sum(double[] a, double[] b, int from, int to) {
            double sum = 0;
            for (int j = from; j < to; j++) {
                double r = 0;
                for (int v = 0; v < d; v++) {
                    double difference = a[v * n + i] - b[v * n + j];
                    r += difference * difference;
                }
                for (float s : squares) {
                    sum += s / (s + r);
                }
            }
            return sum;
        }
    }

    private static float[] filled(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1f);
        return ones;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
