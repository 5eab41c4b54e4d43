package org.preimage.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.math.Batch;
import org.preimage.random.Seed;

/// Densities, gradients and deviates of both kinds of precision against dense matrices.
final class MixtureTest {
    private static final double STEP = 1e-5;

    static List<MixtureShape> shapes() {
        return List.of(
                new MixtureShape(1, 1, 0),
                new MixtureShape(3, 2, 0),
                new MixtureShape(2, 4, 0),
                new MixtureShape(2, 4, 1),
                new MixtureShape(3, 5, 3),
                new MixtureShape(1, 3, 3));
    }

    private static double[] gaussian(int n, double scale, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private static Batch row(double[] values) {
        return Batch.repeated(1, values);
    }

    private static double logDensity(MixtureShape shape, double[] numbers, double[] x) {
        Mixture mixture = new Mixture(shape);
        mixture.load(row(numbers), 0);
        return mixture.logDensity(row(x), 0);
    }

    /// The matrix `P` of one component from its definition.
    private static double[][] matrix(MixtureShape shape, double[] numbers, int component) {
        int d = shape.dim();
        int each = shape.precision().numbers();
        int at = shape.components() * (1 + d) + component * each;
        double[][] factor = new double[d][d + shape.rank()];
        for (int i = 0, below = at + d; i < d; i++) {
            double scale = Math.exp(7 * Math.tanh(numbers[at + i] / 7));
            factor[i][i] = scale;
            if (shape.rank() == 0) {
                for (int j = 0; j < i; j++) {
                    factor[i][j] = numbers[below++];
                }
            } else {
                for (int k = 0; k < shape.rank(); k++) {
                    factor[i][d + k] = scale * numbers[below++];
                }
            }
        }
        double[][] p = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < factor[i].length; k++) {
                    p[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return p;
    }

    private static double determinant(double[][] matrix) {
        if (matrix.length == 1) {
            return matrix[0][0];
        }
        double sum = 0;
        for (int c = 0; c < matrix.length; c++) {
            double[][] minor = new double[matrix.length - 1][matrix.length - 1];
            for (int i = 1; i < matrix.length; i++) {
                for (int j = 0, to = 0; j < matrix.length; j++) {
                    if (j != c) {
                        minor[i - 1][to++] = matrix[i][j];
                    }
                }
            }
            sum += (c % 2 == 0 ? 1 : -1) * matrix[0][c] * determinant(minor);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theDensityIsThatOfItsFormula(MixtureShape shape) {
        int d = shape.dim();
        double[] numbers = gaussian(shape.numbers(), 0.7, 1);
        double[] x = gaussian(d, 1, 2);
        double weights = 0;
        double density = 0;
        for (int c = 0; c < shape.components(); c++) {
            double[][] p = matrix(shape, numbers, c);
            double square = 0;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    square += p[i][j] * (x[i] - numbers[shape.mean(c) + i]) * (x[j] - numbers[shape.mean(c) + j]);
                }
            }
            weights += Math.exp(numbers[c]);
            density += Math.exp(numbers[c])
                    * Math.sqrt(determinant(p) / Math.pow(2 * Math.PI, d))
                    * Math.exp(-0.5 * square);
        }
        assertThat(logDensity(shape, numbers, x)).isCloseTo(Math.log(density / weights), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsEqualCentralDifferences(MixtureShape shape) {
        double[] numbers = gaussian(shape.numbers(), 0.7, 3);
        Batch x = row(gaussian(shape.dim(), 1, 4));
        Mixture mixture = new Mixture(shape);
        Batch loaded = row(numbers);
        mixture.load(loaded, 0);
        Batch gradient = Batch.zeros(1, numbers.length);
        mixture.addGradient(x, 0, 2, gradient);
        for (int k = 0; k < numbers.length; k++) {
            double slope = (moved(shape, loaded, k, 1, x) - moved(shape, loaded, k, -1, x)) / (2 * 0x1.0p-10);
            assertThat((double) gradient.get(0, k)).isCloseTo(2 * slope, within(1e-3 * (1 + Math.abs(slope))));
        }
    }

    /// With the number `k` moved by a step that is exact in float32.
    private static double moved(MixtureShape shape, Batch numbers, int k, int sign, Batch x) {
        Batch other = numbers.copy();
        other.data()[k] += sign * 0x1.0p-10f;
        Mixture mixture = new Mixture(shape);
        mixture.load(other, 0);
        return mixture.logDensity(x, 0);
    }

    /// A deviate is `μ + S z`; with `P` the covariance `S Sᵀ` must be the unit matrix.
    @ParameterizedTest
    @MethodSource("shapes")
    void deviatesHaveTheCovarianceThatIsTheInverse(MixtureShape shape) {
        int d = shape.dim();
        double[] numbers = gaussian(shape.numbers(), 0.7, 5);
        Precision precision = shape.precision();
        int at = shape.components() * (1 + d);
        double[][] s = new double[d][d];
        for (int j = 0; j < d; j++) {
            double[] z = new double[d];
            z[j] = 1;
            precision.deviate(numbers, at, z, new double[precision.scratch()]);
            for (int i = 0; i < d; i++) {
                s[i][j] = z[i];
            }
        }
        double[][] p = matrix(shape, numbers, 0);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    for (int l = 0; l < d; l++) {
                        sum += p[i][k] * s[k][l] * s[j][l];
                    }
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    /// The first latent variable picks the Gaussian in proportion to its weight.
    @Test
    void gaussiansArePickedByTheirWeights() {
        MixtureShape shape = new MixtureShape(3, 1, 0);
        double[] numbers = {0, Math.log(2), 0, -10, 0, 10, 5, 5, 5};
        Mixture mixture = new Mixture(shape);
        mixture.load(row(numbers), 0);
        Batch latent = Batch.zeros(5, 2);
        float[] first = {-9, -0.7f, -0.6f, 0.6f, 0.7f}; // quartiles at ±0.6745
        System.arraycopy(first, 0, latent.data(), 0, 5);
        Batch x = Batch.zeros(5, 1);
        for (int i = 0; i < 5; i++) {
            mixture.deviate(latent, i, x);
        }
        assertThat(x.data()).containsExactly(-10, -10, 0, 0, 10);
    }

    /// Numbers of any size give a finite density, since scales are bounded.
    @Test
    void scalesAreBounded() {
        MixtureShape shape = new MixtureShape(1, 2, 0);
        assertThat(logDensity(shape, new double[] {0, 0, 0, 1e6, 1e6, 0}, new double[] {0, 0}))
                .isCloseTo(14 - Math.log(2 * Math.PI), within(STEP));
        assertThat(logDensity(shape, new double[] {0, 0, 0, -1e6, -1e6, 0}, new double[] {0, 0}))
                .isCloseTo(-14 - Math.log(2 * Math.PI), within(STEP));
    }

    @Test
    void shapesThatAreNoneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MixtureShape(0, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MixtureShape(2, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MixtureShape(2, 3, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixtureShape(16_000, 16_000, 0))
                .withMessageContaining("fewer numbers");
    }

    @Test
    void numbersAreCounted() {
        assertThat(new MixtureShape(4, 3, 0).numbers()).isEqualTo(4 * (1 + 3 + 6));
        assertThat(new MixtureShape(4, 100, 8).numbers()).isEqualTo(4 * (1 + 100 + 900));
    }
}
