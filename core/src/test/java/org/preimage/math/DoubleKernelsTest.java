package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

/// The kernels of this process beside plain computations.
final class DoubleKernelsTest {
    private final DoubleKernels kernels = DoubleKernels.ACTIVE;

    @Test
    void productsAreThoseOfPlainLoops() {
        RandomGenerator random = new Seed(1).generator();
        for (DoubleKernels each : List.of(kernels, new ScalarDoubleKernels())) {
            int steps = 13;
            double[] a = random.doubles((long) steps * each.rows() + 3, -1, 1).toArray();
            double[] b =
                    random.doubles((long) steps * each.columns() + 5, -1, 1).toArray();
            for (int rows = 1; rows <= each.rows(); rows++) {
                for (int columns = 1; columns <= each.columns(); columns++) {
                    double[] c = random.doubles(40 * 40, -1, 1).toArray();
                    double[] expected = c.clone();
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            for (int p = 0; p < steps; p++) {
                                expected[7 + i * 40 + j] -= a[3 + p * each.rows() + i] * b[5 + p * each.columns() + j];
                            }
                        }
                    }
                    each.subtractTile(steps, a, 3, b, 5, c, 7, 40, rows, columns);
                    assertThat(c).containsExactly(expected, within(1e-13));
                }
            }
        }
    }

    @Test
    void decayIsTheExponential() {
        double[] values = new Seed(2).generator().doubles(1003, 0, 60).toArray();
        values[0] = 0;
        values[1] = 1e-300;
        values[2] = 1e9;
        double[] expected = Arrays.stream(values).map(v -> Math.exp(-v)).toArray();
        kernels.decay(values, values.length);
        assertThat(values[0]).isEqualTo(1);
        assertThat(values[2]).isBetween(0.0, 1e-299);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(4e-16 * expected[i] + 1e-299));
        }
    }

    @Test
    void vectorAndScalarDecayAgreeToTheBit() {
        double[] values = new Seed(3).generator().doubles(517, 0, 700).toArray();
        double[] scalar = values.clone();
        kernels.decay(values, values.length);
        new ScalarDoubleKernels().decay(scalar, scalar.length);
        assertThat(values).containsExactly(scalar);
    }

    @Test
    void sumsAreThoseOfPlainLoops() {
        double[] weights = new Seed(4).generator().doubles(37, -1, 1).toArray();
        double[] points = new Seed(5).generator().doubles(50, -1, 1).toArray();
        double expected = 0;
        for (int j = 0; j < 37; j++) {
            expected += weights[j] * (points[4 + j] - 0.3);
        }
        assertThat(kernels.sum(weights, points, 4, 0.3, 37)).isCloseTo(expected, within(1e-13));
    }

    @Test
    void stepsOfAnEliminationAreThoseOfPlainLoopsAndAgreeToTheBit() {
        DoubleKernels scalar = new ScalarDoubleKernels();
        for (int stride : new int[] {8, 24, 40}) {
            for (int row = 0; row + 4 <= stride; row += 4) {
                int from = row / 8 * 8;
                double[] a = new Seed(stride + row)
                        .generator()
                        .doubles((long) stride * stride, -1, 1)
                        .toArray();
                double[] expected = a.clone();
                for (int r = row; r < row + 4; r++) {
                    for (int j = from; j < stride; j++) {
                        for (int p = 0; p < row; p++) {
                            expected[r * stride + j] -= a[p * stride + r] * a[p * stride + j];
                        }
                    }
                }
                double[] plain = a.clone();
                kernels.subtractGram(row, a, stride, row, from, stride);
                scalar.subtractGram(row, plain, stride, row, from, stride);
                assertThat(a).containsExactly(expected, within(1e-13)).containsExactly(plain);
                double[] m = new Seed(9).generator().doubles(16, 0.5, 2).toArray();
                for (int r = 0; r < 4; r++) {
                    for (int j = from; j < stride; j++) {
                        double value = a[(row + r) * stride + j];
                        for (int q = 0; q < r; q++) {
                            value -= m[4 * q + r] * expected[(row + q) * stride + j];
                        }
                        expected[(row + r) * stride + j] = value * m[5 * r];
                    }
                }
                kernels.solveRows(m, a, stride, row, from, stride);
                scalar.solveRows(m, plain, stride, row, from, stride);
                assertThat(a).containsExactly(expected, within(1e-12)).containsExactly(plain);
            }
        }
    }
}
