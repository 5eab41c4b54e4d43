package org.preimage.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

final class SobolTest {
    private static double[][] unscrambled(int n, int k) {
        int[][] directions = DirectionNumbers.first(k);
        double[][] points = new double[n][k];
        for (int c = 0; c < k; c++) {
            int[] digits = Sobol.digits(n, directions[c], 0);
            for (int i = 0; i < n; i++) {
                points[i][c] = Integer.toUnsignedLong(digits[i]) * 0x1.0p-32;
            }
        }
        return points;
    }

    /// The first points as SciPy 1.17 gives them: `scipy.stats.qmc.Sobol(8, scramble=False).random(10)`.
    @Test
    void unscrambledPointsAreTheKnownOnes() {
        double[][] known = {
            {0, 0, 0, 0, 0, 0, 0, 0},
            {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75},
            {0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25},
            {0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875},
            {0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375},
            {0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125},
            {0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625},
            {0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375},
            {0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125, 0.9375, 0.4375}
        };
        assertThat(unscrambled(10, 8)).isDeepEqualTo(known);
    }

    /// From the same program, in dimensions 1024, 2048 and 4096.
    @Test
    void farDimensionsAreTheKnownOnes() {
        double[][] points = unscrambled(1001, Sobol.LARGEST_DIMENSION);
        int[] dimensions = {1023, 2047, 4095};
        int[] places = {5, 700, 1000};
        double[][] known = {
            {0.375, 0.625, 0.875},
            {0.9306640625, 0.9697265625, 0.0888671875},
            {0.7138671875, 0.8974609375, 0.3759765625}
        };
        for (int i = 0; i < 3; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(points[places[i]][dimensions[c]]).isEqualTo(known[i][c]);
            }
        }
    }

    /// The third dimension by hand, with the integers `m` of its recurrence for the polynomial x² + x + 1
    /// and without the incremental step: `m_j = 2 m_(j-1) ⊕ 4 m_(j-2) ⊕ m_(j-2)`, starting with 1 and 3,
    /// and the bits of the Gray code.
    @Test
    void thirdDimensionFollowsItsRecurrence() {
        long[] m = new long[20];
        m[0] = 1;
        m[1] = 3;
        for (int j = 2; j < m.length; j++) {
            m[j] = 2 * m[j - 1] ^ 4 * m[j - 2] ^ m[j - 2];
        }
        double[][] points = unscrambled(1 << 12, 3);
        for (int i = 0; i < points.length; i++) {
            int gray = i ^ (i >> 1);
            long digits = 0;
            for (int j = 0; j < m.length; j++) {
                digits ^= (gray >> j & 1) * (m[j] << (31 - j));
            }
            assertThat(points[i][2]).isEqualTo(digits * 0x1.0p-32);
        }
    }

    @Test
    void scrambledCoordinatesHaveOnePointInEachCell() {
        int n = 1 << 10;
        double[][] points = new Sobol().points(n, 300, new Seed(3));
        for (int c = 0; c < 300; c++) {
            boolean[] hit = new boolean[n];
            for (double[] point : points) {
                int cell = (int) (point[c] * n);
                assertThat(hit[cell]).isFalse();
                hit[cell] = true;
            }
        }
    }

    /// The first two dimensions are a (0, m, 2)-net: every division of the square in `2^a × 2^(m-a)` boxes
    /// has one point in each, and the scramble keeps that.
    @Test
    void firstTwoDimensionsStayANetWhenScrambled() {
        int m = 8;
        double[][] points = new Sobol().points(1 << m, 2, new Seed(4));
        for (int a = 0; a <= m; a++) {
            Set<Integer> boxes = new HashSet<>();
            for (double[] point : points) {
                boxes.add((int) (point[0] * (1 << a)) << (m - a) | (int) (point[1] * (1 << (m - a))));
            }
            assertThat(boxes).hasSize(1 << m);
        }
    }

    @Test
    void theStartOfALongerSequenceIsTheShorterOne() {
        double[][] longer = new Sobol().points(100, 6, new Seed(5));
        double[][] shorter = new Sobol().points(37, 4, new Seed(5));
        for (int i = 0; i < 37; i++) {
            assertThat(longer[i]).startsWith(shorter[i]);
        }
    }

    /// Of x · y, whose integral is 1/4: the root mean square error over 50 seeds is far below the 0.0069 of
    /// 1024 random points.
    @Test
    void integratesBetterThanRandomPoints() {
        double sum = 0;
        for (int s = 0; s < 50; s++) {
            double mean = 0;
            for (double[] point : new Sobol().points(1024, 2, new Seed(s))) {
                mean += point[0] * point[1] / 1024;
            }
            sum += Math.pow(mean - 0.25, 2) / 50;
        }
        assertThat(Math.sqrt(sum)).isLessThan(0.0003);
    }

    @Test
    void moreDimensionsThanTheTableAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sobol().points(2, 4097, new Seed(1)))
                .withMessage("Sobol: expected at most 4096 dimensions, found 4097");
    }
}
