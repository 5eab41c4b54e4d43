package org.preimage.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

class EliminationTest {
    @Test
    void whatIsLeftIsWhatGaussLeaves() {
        for (int size : new int[] {1, 3, 4, 5, 8, 13, 24, 31}) {
            for (int count : new int[] {0, 1, size / 2, size}) {
                double[][] matrix = positive(size);
                double[] a = rows(matrix, size);
                new Elimination().eliminate(a, size, Math.min(count, size));
                double[][] left = eliminated(matrix, Math.min(count, size));
                for (int i = Math.min(count, size); i < size; i++) {
                    for (int j = i; j < size; j++) {
                        assertThat(a[i * Elimination.stride(size) + j]).isCloseTo(left[i][j], within(1e-11));
                    }
                }
            }
        }
    }

    @Test
    void whatWasTakenOutIsFoundAgain() {
        int size = 21;
        int count = 14;
        double[][] matrix = positive(size);
        double[] a = rows(matrix, size);
        new Elimination().eliminate(a, size, count);
        int stride = Elimination.stride(size);
        double[] x = new double[2 * stride];
        for (int c = 0; c < 2; c++) {
            for (int i = count; i < size; i++) {
                x[c * stride + i] = Math.sin(1 + i + 10.0 * c);
            }
        }
        Elimination.substitute(a, 0, size, count, x, 2);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < count; i++) {
                double residual = 0;
                for (int j = 0; j < size; j++) {
                    residual += matrix[i][j] * x[c * stride + j];
                }
                assertThat(residual).isCloseTo(0, within(1e-11));
            }
        }
    }

    @Test
    void anIndefiniteMatrixIsRefused() {
        double[] a = rows(new double[][] {{1, 2}, {2, 1}}, 2);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Elimination().eliminate(a, 2, 2))
                .withMessage("Elimination: expected a positive pivot, found -3.0 for variable 1");
    }

    private static double[][] positive(int size) {
        double[] draws =
                new Seed(size).generator().doubles((long) size * size, -1, 1).toArray();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    matrix[i][j] += draws[i * size + k] * draws[j * size + k];
                }
            }
            matrix[i][i] += 1;
        }
        return matrix;
    }

    private static double[] rows(double[][] matrix, int size) {
        double[] a = new double[Elimination.length(size)];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], i, a, i * Elimination.stride(size) + i, size - i);
        }
        return a;
    }

    /// Gauss's elimination of the first variables.
    private static double[][] eliminated(double[][] matrix, int count) {
        int size = matrix.length;
        double[][] left = new double[size][];
        for (int i = 0; i < size; i++) {
            left[i] = matrix[i].clone();
        }
        for (int p = 0; p < count; p++) {
            for (int i = p + 1; i < size; i++) {
                double factor = left[i][p] / left[p][p];
                for (int j = p; j < size; j++) {
                    left[i][j] -= factor * left[p][j];
                }
            }
        }
        return left;
    }
}
