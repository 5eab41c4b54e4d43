package org.preimage.app.table;

/// Numbers as text: the shortest decimal that is read back as the same double, as [Double#toString] finds it,
/// without its `.0` and with a small `e`; whole numbers below 2⁵³ are written in full.
final class NumberText {
    private static final double EXACT_INTEGERS = 0x1p53;

    private NumberText() {}

    /// @param value finite
    static String of(double value) {
        boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS && !negativeZero) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value).replace(".0E", "E").replace('E', 'e');
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
