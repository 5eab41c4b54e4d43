package org.preimage.app.table;

/// Numbers as text: the shortest decimal that is read back as the same double, as [Double#toString] finds it,
/// without its `.0` and with a small `e`; whole numbers below 2⁵³ are written in full.
final class NumberFormat {
    private static final double EXACT_INTEGERS = 0x1p53;

    private NumberFormat() {}

    /// @param value finite
    static String shortest(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        return Double.toString(value).replace(".0E", "E").replace('E', 'e');
    }
}
