package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.random.Seed;

class SinewaveTest {
    private static final Sinewave SINEWAVE = new Sinewave();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 1, -1",
        "-0.5, 0, 2",
        "0.16666666666666667, 0.6666666666666667, 2",
        "0.5, 0.3333333333333333, -2",
        // sin(π/4) = cos(π/4) = √½
        "0.08333333333333333, -0.08333333333333333, 1.4142135623730951"
    })
    void hasItsKnownValues(double x1, double x2, double y) {
        assertThat(SINEWAVE.evaluate(new double[] {x1, x2})[0]).isCloseTo(y, within(1e-14));
    }

    /// By integration the mean is 0, the variance 1 and the fourth moment 9/4, so that the mean of 200,000 has
    /// the standard deviation 0.0022 and their variance 0.0025; five of those fail about once in 900,000 random
    /// seeds.
    @Test
    void priorHasItsMoments() {
        double[] y = SINEWAVE.pairs(200_000, new Seed(1)).y()[0];
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0, within(0.011));
        assertThat(Arrays.stream(y).map(value -> value * value).average().orElseThrow())
                .isCloseTo(1, within(0.0125));
    }

    @Test
    void designsFillTheSquare() {
        double[][] x = SINEWAVE.sample(10_000, new Seed(2));
        for (double[] column : x) {
            assertThat(Arrays.stream(column).min().orElseThrow()).isBetween(-1.0, -0.998);
            assertThat(Arrays.stream(column).max().orElseThrow()).isBetween(0.998, 1.0);
        }
        // The correlation of independent columns has the standard deviation 0.01: five fail about once in 1.7 million.
        double product = 0;
        for (int row = 0; row < 10_000; row++) {
            product += 3 * x[0][row] * x[1][row] / 10_000;
        }
        assertThat(product).isCloseTo(0, within(0.05));
    }

    /// The level set is cut out of 1200 × 1200 squares, each of two triangles, by linear interpolation.
    @Test
    void levelSetHasNineLoopsOfTheKnownLength() {
        int cells = 1200;
        double[] lengths = new double[9];
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double[][] corners = {at(i, j, cells), at(i + 1, j, cells), at(i + 1, j + 1, cells), at(i, j + 1, cells)
                };
                int loop = SinewaveLoops.loop(corners[0][0], corners[0][1]);
                lengths[loop] +=
                        length(corners[0], corners[1], corners[2]) + length(corners[0], corners[2], corners[3]);
            }
        }
        for (double length : lengths) {
            assertThat(length).isCloseTo(0.690, within(5e-4));
        }
    }

    private static double[] at(int i, int j, int cells) {
        double x1 = 2.0 * i / cells - 1;
        double x2 = 2.0 * j / cells - 1;
        return new double[] {x1, x2, SINEWAVE.evaluate(new double[] {x1, x2})[0] - 1.5};
    }

    /// The length of the zero line within a triangle of corners `(x1, x2, value)`.
    private static double length(double[]... corners) {
        double[][] ends = new double[2][];
        int count = 0;
        for (int i = 0; i < 3; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % 3];
            if (a[2] < 0 != b[2] < 0) {
                double share = a[2] / (a[2] - b[2]);
                ends[count++] = new double[] {a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])};
            }
        }
        return count == 0 ? 0 : Math.hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1]);
    }
}
