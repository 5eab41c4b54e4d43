package org.preimage.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

final class CholeskyFactorTest {
    /// `B·Bᵀ + I`, with the lower triangle only.
    private static double[] positive(int n) {
        RandomGenerator random = new Seed(n).generator();
        double[] b = random.doubles((long) n * n, -1, 1).toArray();
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) {
                    sum += b[i * n + k] * b[j * n + k];
                }
                a[i * n + j] = sum;
            }
        }
        return a;
    }

    private static double at(double[] lower, int n, int i, int j) {
        return i >= j ? lower[i * n + j] : lower[j * n + i];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 97, 255, 256, 257, 530})
    void solutionsSolveTheSystem(int n) {
        double[] a = positive(n);
        double[] b = new Seed(2).generator().doubles(n, -1, 1).toArray();
        double[] x = b.clone();
        try (Workers workers = new Workers(2)) {
            CholeskyFactor.of(a.clone(), n, workers).orElseThrow().solve(x);
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += at(a, n, i, j) * x[j];
            }
            assertThat(sum).isCloseTo(b[i], within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 257, 300})
    void inverseTimesTheMatrixIsTheIdentity(int n) {
        double[] a = positive(n);
        double[] inverse;
        try (Workers workers = new Workers(2)) {
            inverse = CholeskyFactor.of(a.clone(), n, workers).orElseThrow().inverse(workers);
        }
        for (int i = 0; i < n; i += 13) {
            for (int j = 0; j < n; j += 7) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += at(a, n, i, k) * at(inverse, n, k, j);
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void smallAndLargeFactorsAgree() {
        int n = 40;
        double[] a = positive(n);
        double[] b = new Seed(3).generator().doubles(n, -1, 1).toArray();
        double[] small = b.clone();
        double[] large = b.clone();
        try (Workers workers = new Workers(1)) {
            CholeskyFactor.of(a.clone(), n, workers).orElseThrow().solve(large);
        }
        assertThat(Cholesky.solve(a, small, n)).isTrue();
        assertThat(large).containsExactly(small, within(1e-12));
    }

    @Test
    void logDeterminantOfADiagonalMatrixIsTheSumOfLogarithms() {
        double[] a = {4, 0, 0, 0, 9, 0, 0, 0, 0.5};
        try (Workers workers = new Workers(1)) {
            assertThat(CholeskyFactor.of(a, 3, workers).orElseThrow().logDeterminant())
                    .isCloseTo(Math.log(18), within(1e-14));
        }
    }

    @Test
    void bytesDoNotDependOnThreads() {
        int n = 600;
        double[] one = positive(n);
        double[] three = one.clone();
        double[] ones = new Seed(4).generator().doubles(100L * n, -1, 1).toArray();
        double[] threes = ones.clone();
        try (Workers single = new Workers(1);
                Workers several = new Workers(3)) {
            CholeskyFactor.of(one, n, single).orElseThrow().solveForward(ones, 100, single);
            CholeskyFactor.of(three, n, several).orElseThrow().solveForward(threes, 100, several);
        }
        assertThat(three).containsExactly(one);
        assertThat(threes).containsExactly(ones);
    }

    @Test
    void transposedGramIsThatOfTheTranspose() {
        int k = 300;
        int n = 101;
        double[] a = new Seed(5).generator().doubles((long) k * n, -1, 1).toArray();
        double[] transposed = new double[n * k];
        for (int p = 0; p < k; p++) {
            for (int i = 0; i < n; i++) {
                transposed[i * k + p] = a[p * n + i];
            }
        }
        double[] c = new double[n * n];
        double[] expected = new double[n * n];
        try (Workers workers = new Workers(2)) {
            Gram.subtractTransposed(a, k, n, c, workers);
            Gram.subtract(transposed, n, k, expected, workers);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(c[i * n + j]).isCloseTo(expected[i * n + j], within(1e-11));
            }
        }
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        try (Workers workers = new Workers(1)) {
            assertThat(CholeskyFactor.of(new double[] {1, 0, 2, 1}, 2, workers)).isEmpty();
            assertThat(CholeskyFactor.of(new double[] {Double.NaN}, 1, workers)).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CholeskyFactor.of(new double[3], 2, workers))
                    .withMessageContaining("2 × 2");
        }
    }
}
