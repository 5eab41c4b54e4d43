package org.preimage.app.table;

/// Decimal numbers as table files may hold them: `[+-] digits [. digits] [(e|E) [+-] digits]`, with at least
/// one digit before or after the point.
///
/// [Double#parseDouble] alone would also take `1d`, `0x1p3`, `NaN` and `Infinity`.
final class NumberSyntax {
    private NumberSyntax() {}

    /// The value of `chars[from..to)`, or NaN if that is no number of this syntax or not a finite one.
    static double parse(char[] chars, int from, int to) {
        if (!matches(chars, from, to)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(new String(chars, from, to - from));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /// Whether all of `text` is a number of this syntax, finite or not.
    static boolean matches(String text) {
        return matches(text.toCharArray(), 0, text.length());
    }

    private static boolean matches(char[] chars, int from, int to) {
        int start = afterSign(chars, from, to);
        int point = afterDigits(chars, start, to);
        int digits = point - start;
        int end = point;
        if (point < to && chars[point] == '.') {
            end = afterDigits(chars, point + 1, to);
            digits += end - point - 1;
        }
        if (digits == 0) {
            return false;
        }
        if (end < to && (chars[end] == 'e' || chars[end] == 'E')) {
            int exponent = afterSign(chars, end + 1, to);
            end = afterDigits(chars, exponent, to);
            return end == to && exponent < to;
        }
        return end == to;
    }

    private static int afterSign(char[] chars, int at, int to) {
        return at < to && (chars[at] == '-' || chars[at] == '+') ? at + 1 : at;
    }

    private static int afterDigits(char[] chars, int from, int to) {
        int at = from;
        while (at < to && chars[at] >= '0' && chars[at] <= '9') {
            at++;
        }
        return at;
    }
}
