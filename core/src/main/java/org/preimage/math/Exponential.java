package org.preimage.math;

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
