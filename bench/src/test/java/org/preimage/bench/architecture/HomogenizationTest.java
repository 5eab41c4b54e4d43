package org.preimage.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

/// Golden values are of an independent implementation in Python, or exact.
class HomogenizationTest {
    private static final Offset<Double> GOLDEN = within(1e-7);

    private static double[] cell(int n, IntBinaryOperator density) {
        double[] pixels = new double[n * n];
        Arrays.setAll(pixels, e -> density.applyAsInt(e / n, e % n));
        return pixels;
    }

    private static double[] grey(int n, long seed) {
        return new Seed(seed).generator().doubles((long) n * n, 0.2, 1).toArray();
    }

    /// The mean over a cell and its mirror images.
    private static double[] mirrored(double[] pixels, int n) {
        double[] result = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                int up = Math.min(r, n - 1 - r);
                int left = Math.min(c, n - 1 - c);
                result[r * n + c] = pixels[up * n + left];
            }
        }
        return result;
    }

    private static Stiffness stiffness(int n, double voidYoung, double[] pixels) {
        return new Homogenization(n, voidYoung).evaluation().evaluate(pixels);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 10, 32})
    void aSolidIsTheSolid(int n) {
        Stiffness c = stiffness(n, 1e-6, cell(n, (_, _) -> 1));
        assertThat(c.c11()).isCloseTo(1.0989011, GOLDEN);
        assertThat(c.c12()).isCloseTo(.3296703, GOLDEN);
        assertThat(c.c66()).isCloseTo(.3846154, GOLDEN);
        Moduli moduli = Moduli.of(c);
        assertThat(moduli.mean()).isCloseTo(1, within(1e-12));
        assertThat(moduli.x()).isCloseTo(1, within(1e-12));
        assertThat(moduli.shear()).isCloseTo(1 / 2.6, within(1e-12));
    }

    @Test
    void aLaminateIsWhatTheoryHasOfIt() {
        int n = 32;
        // Void of a tenth of the modulus; layers that alternate along x.
        Stiffness c = stiffness(n, 0.1, cell(n, (_, column) -> column < n / 2 ? 1 : 0));
        assertThat(c.c11()).isCloseTo(.1998002, GOLDEN);
        assertThat(c.c12()).isCloseTo(.0599401, GOLDEN);
        assertThat(c.c22()).isCloseTo(.5679820, GOLDEN);
        assertThat(c.c66()).isCloseTo(.0699301, GOLDEN);
        Moduli moduli = Moduli.of(c);
        assertThat(moduli.x()).isCloseTo(.1934746, GOLDEN);
        assertThat(moduli.y()).isCloseTo(.55, within(1e-12));
        assertThat(moduli.mean()).isCloseTo(.26865523, GOLDEN);
    }

    @ParameterizedTest
    @CsvSource({"32, .54186866", "64, .54021486", "128, .53948854"})
    void aSquareHoleConvergesAsPublished(int n, double young) {
        Stiffness c = stiffness(
                n, 1e-9, cell(n, (r, s) -> r >= n / 4 && r < 3 * n / 4 && s >= n / 4 && s < 3 * n / 4 ? 0 : 1));
        assertThat(Moduli.of(c).x()).isCloseTo(young, GOLDEN);
        if (n == 32) {
            assertThat(c.c11()).isCloseTo(.56384349, GOLDEN);
            assertThat(c.c12()).isCloseTo(.11131201, GOLDEN);
            assertThat(c.c66()).isCloseTo(.10358687, GOLDEN);
            assertThat(Moduli.of(c).mean()).isCloseTo(.41449180, GOLDEN);
        }
    }

    @Test
    void aCrossIsAsComputedElsewhere() {
        int n = 32;
        Stiffness c = stiffness(n, 1e-9, cell(n, (r, s) -> r >= 12 && r < 20 || s >= 12 && s < 20 ? 1 : 0));
        assertThat(c.c11()).isCloseTo(.26313694, GOLDEN);
        assertThat(c.c12()).isCloseTo(.02522256, GOLDEN);
        assertThat(c.c66()).isCloseTo(.01056993, GOLDEN);
        assertThat(Moduli.of(c).x()).isCloseTo(.26071928, GOLDEN);
        assertThat(Moduli.of(c).mean()).isCloseTo(.10134210, GOLDEN);
    }

    @Test
    void aCheckerboardLocks() {
        assertThat(Moduli.of(stiffness(32, 1e-9, cell(32, (r, s) -> (r + s) % 2)))
                        .x())
                .isCloseTo(.5000, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12, 32})
    void aQuarterGivesWhatTheWholeGives(int n) {
        Homogenization.Evaluation evaluation = new Homogenization(n, 1e-6).evaluation();
        double[] pixels = mirrored(grey(n, 3), n);
        double[] quarter = upper(evaluation.evaluate(pixels));
        double[][] quarterSlopes = copy(evaluation.gradient());
        assertThat(upper(evaluation.onWhole())).containsExactly(quarter, within(1e-13));
        double[][] slopes = evaluation.gradient();
        for (int k = 0; k < Stiffness.SIZE; k++) {
            assertThat(slopes[k]).containsExactly(quarterSlopes[k], within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void slopesAreCentralDifferences(boolean mirrored) {
        int n = 8;
        double[] pixels = mirrored ? mirrored(grey(n, 5), n) : grey(n, 5);
        Homogenization.Evaluation evaluation = new Homogenization(n, 1e-6).evaluation();
        Stiffness middle = evaluation.evaluate(pixels);
        double[][] modulusSlopes = copy(evaluation.modulusGradient(middle));
        double[][] slopes = copy(evaluation.gradient());
        double h = 1e-5;
        for (int e = 0; e < n * n; e++) {
            double[] more = pixels.clone();
            double[] less = pixels.clone();
            more[e] = Math.min(1, more[e] + h);
            less[e] -= h;
            Stiffness up = evaluation.evaluate(more);
            Stiffness down = evaluation.evaluate(less);
            double width = more[e] - less[e];
            for (int k = 0; k < Stiffness.SIZE; k++) {
                assertThat(slopes[k][e]).isCloseTo((upper(up)[k] - upper(down)[k]) / width, within(1e-7));
            }
            for (int m = 0; m < Moduli.COUNT; m++) {
                double difference = moduli(Moduli.of(up))[m] - moduli(Moduli.of(down))[m];
                assertThat(modulusSlopes[m][e]).isCloseTo(difference / width, within(1e-7));
            }
        }
    }

    @Test
    void modulusSlopesAreCentralDifferences() {
        Stiffness c = new Stiffness(1.1, 0.3, 0.05, 0.7, -0.04, 0.25);
        double[][] slopes = Moduli.jacobian(c);
        double h = 1e-6;
        for (int k = 0; k < Stiffness.SIZE; k++) {
            double[] more = upper(c);
            double[] less = upper(c);
            more[k] += h;
            less[k] -= h;
            double[] up = moduli(Moduli.of(Stiffness.of(more, 1)));
            double[] down = moduli(Moduli.of(Stiffness.of(less, 1)));
            for (int m = 0; m < Moduli.COUNT; m++) {
                assertThat(slopes[m][k]).isCloseTo((up[m] - down[m]) / (2 * h), within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noCellIsStifferThanTheBoundsAllow(long seed) {
        // Blocks of several pixels, as single ones that touch at corners are too stiff on any mesh.
        int n = 64;
        double[] draws = new Seed(seed).generator().doubles(64).toArray();
        double[] pixels = cell(n, (r, s) -> draws[r / 8 % 8 * 8 + s / 8] < 0.7 ? 1 : 0);
        double[] isotropic = turned(mirrored(pixels, n), n);
        double solid = Arrays.stream(isotropic).average().orElseThrow();
        double voids = 1e-6;
        Stiffness c = stiffness(n, voids, isotropic);
        assertThat(Moduli.of(c).x()).isLessThanOrEqualTo(solid + (1 - solid) * voids);
        // A sheet of such cells turned every way is isotropic. Its bulk modulus is theirs, and its shear modulus is not
        // below the harmonic mean of their two: so both have the planar bounds of Hashin and Shtrikman.
        double bulk = 1 / (2 * (1 - 0.3));
        double shear = 1 / (2 * (1 + 0.3));
        double part = 1 - solid;
        double mostBulk = bulk + part / (1 / (voids * bulk - bulk) + solid / (bulk + shear));
        double mostShear = shear
                + part / (1 / (voids * shear - shear) + solid * (bulk + 2 * shear) / (2 * shear * (bulk + shear)));
        assertThat((c.c11() + c.c12()) / 2).isLessThanOrEqualTo(mostBulk).isPositive();
        double straight = c.c66();
        double diagonal = (c.c11() - c.c12()) / 2;
        assertThat(2 / (1 / straight + 1 / diagonal)).isLessThanOrEqualTo(mostShear);
    }

    /// The cell of the lower triangle.
    private static double[] turned(double[] pixels, int n) {
        double[] result = pixels.clone();
        for (int r = 0; r < n; r++) {
            for (int c = r + 1; c < n; c++) {
                result[r * n + c] = pixels[c * n + r];
            }
        }
        return result;
    }

    @Test
    void aShiftedCellIsTheSameMaterialAndATurnedOneATurnedMaterial() {
        int n = 12;
        double[] pixels = grey(n, 8);
        Stiffness c = stiffness(n, 1e-6, pixels);
        double[] shifted = new double[n * n];
        double[] transposed = new double[n * n];
        for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
                shifted[(r + 5) % n * n + (s + 7) % n] = pixels[r * n + s];
                transposed[s * n + r] = pixels[r * n + s];
            }
        }
        assertThat(upper(stiffness(n, 1e-6, shifted))).containsExactly(upper(c), within(1e-13));
        Stiffness other = stiffness(n, 1e-6, transposed);
        assertThat(upper(new Stiffness(other.c22(), other.c12(), other.c26(), other.c11(), other.c16(), other.c66())))
                .containsExactly(upper(c), within(1e-13));
        assertThat(Moduli.of(other).mean()).isCloseTo(Moduli.of(c).mean(), within(1e-13));
    }

    @Test
    void whatIsNoCellIsRefused() {
        Homogenization.Evaluation evaluation = new Homogenization(4, 1e-6).evaluation();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.evaluate(new double[15]))
                .withMessage("Homogenization: expected 16 pixels, found 15");
        double[] bad = new double[16];
        bad[6] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.evaluate(bad))
                .withMessage("Homogenization: expected densities in [0, 1], found NaN in row 1, column 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Homogenization(5, 1e-6))
                .withMessageContaining("an even number of pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Homogenization(8, 0))
                .withMessageContaining("a modulus of void between 0 and 1");
    }

    private static double[] upper(Stiffness c) {
        return new double[] {c.c11(), c.c12(), c.c16(), c.c22(), c.c26(), c.c66()};
    }

    private static double[] moduli(Moduli moduli) {
        return new double[] {moduli.mean(), moduli.x(), moduli.y(), moduli.shear()};
    }

    private static double[][] copy(double[][] slopes) {
        return Arrays.stream(slopes).map(double[]::clone).toArray(double[][]::new);
    }
}
