package org.preimage.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

final class CholeskyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void theSolutionSolves(int n) {
        RandomGenerator random = new Seed(n).generator();
        double[] a = positiveDefinite(n, random);
        double[] x = random.doubles(n, -2, 2).toArray();
        double[] b = times(a, x, n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                a[i * n + j] = Double.NaN; // the upper triangle is not read
            }
        }
        assertThat(Cholesky.solve(a, b, n)).isTrue();
        assertThat(b).containsExactly(x, within(1e-9));
    }

    /// A hand calculation: `L = [[2, 0], [1, 3]]`.
    @Test
    void theFactorTakesThePlaceOfTheMatrix() {
        double[] a = {4, 0, 2, 10};
        double[] b = {8, 22};
        assertThat(Cholesky.solve(a, b, 2)).isTrue();
        assertThat(a).containsExactly(2, 0, 1, 3);
        assertThat(b).containsExactly(new double[] {1, 2}, within(1e-15));
    }

    @Test
    void matricesThatAreNotPositiveDefiniteAreTold() {
        assertThat(Cholesky.solve(new double[] {0}, new double[1], 1)).isFalse();
        assertThat(Cholesky.solve(new double[] {-1}, new double[1], 1)).isFalse();
        assertThat(Cholesky.solve(new double[] {Double.NaN}, new double[1], 1)).isFalse();
        assertThat(Cholesky.solve(new double[] {1, 2, 2, 1}, new double[2], 2)).isFalse();
        assertThat(Cholesky.solve(new double[] {1, 1, 1, 1}, new double[2], 2)).isFalse();
    }

    /// `B·Bᵀ + I`.
    private static double[] positiveDefinite(int n, RandomGenerator random) {
        double[] b = random.doubles((long) n * n, -1, 1).toArray();
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) {
                    a[i * n + j] += b[i * n + k] * b[j * n + k];
                }
            }
        }
        return a;
    }

    private static double[] times(double[] a, double[] x, int n) {
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i] += a[i * n + j] * x[j];
            }
        }
        return b;
    }
}
