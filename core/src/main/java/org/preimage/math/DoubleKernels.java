package org.preimage.math;

/// The loops in double in which the time of dense systems and Gaussian processes goes; a seam like [Kernels],
/// chosen with it. Both forms compute every element by the same operations in the same order but for
/// [#sum(double[], double[], int, double, int)], whose order of addition is that of the lanes.
public sealed interface DoubleKernels permits ScalarDoubleKernels, VectorDoubleKernels {

    /// The kernels of this process.
    DoubleKernels ACTIVE =
            Kernels.ACTIVE instanceof VectorKernels ? new VectorDoubleKernels() : new ScalarDoubleKernels();

    /// The rows of a tile.
    int rows();

    /// The columns of a tile.
    int columns();

    /// `C −= A·B` for one tile of `C`.
    ///
    /// @param a step p of row i is `a[aAt + p * rows() + i]`; all rows of the tile are there
    /// @param b step p of column j is `b[bAt + p * columns() + j]`; all columns of the tile are there
    /// @param c rows at `c[cAt + i * cRow]`
    /// @param rows how many rows there are in `c`, at most [#rows()]
    /// @param columns how many columns there are in `c`, at most [#columns()]
    void subtractTile(
            int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow, int rows, int columns);

    /// `values_j = e^(−values_j)` for the first `n` numbers, none below zero; what is below 1e-300 may be that.
    void decay(double[] values, int n);

    /// `Σ_j weights_j · (points_(at+j) − center)` over `n` numbers.
    double sum(double[] weights, double[] points, int at, double center, int n);

    /// The constants of `e^(−v)`: `v = n ln 2 + r`, and the Taylor series of `e^(−r)` for `|r| ≤ ln 2 / 2`.
    final class Exponential {
        static final double MOST = 690;
        static final double LOG2_E = 1.4426950408889634;
        static final double LN2_HIGH = 0x1.62e42feep-1;
        static final double LN2_LOW = 0x1.a39ef35793c76p-33;
        /// Adding this rounds to an integer, which is then in the lowest bits.
        static final double SHIFT = 0x1.8p52;

        static final int EXPONENT_BITS = 52;
        static final double[] SERIES = series();

        private Exponential() {}

        private static double[] series() {
            double[] series = new double[14];
            series[0] = 1;
            for (int k = 1; k < series.length; k++) {
                series[k] = series[k - 1] / k;
            }
            return series;
        }

        /// `e^(−v)` for `v ≥ 0`.
        static double of(double v) {
            double x = -Math.min(v, MOST);
            double shifted = Math.fma(x, LOG2_E, SHIFT);
            double n = shifted - SHIFT;
            double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
            double p = SERIES[SERIES.length - 1];
            for (int k = SERIES.length - 2; k >= 0; k--) {
                p = Math.fma(p, r, SERIES[k]);
            }
            return Double.longBitsToDouble(
                    Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << EXPONENT_BITS));
        }
    }
}
