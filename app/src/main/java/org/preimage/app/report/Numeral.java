package org.preimage.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as people write them, the same in every country.
final class Numeral {
    private static final int MOST_DECIMALS = 7;
    private static final double LARGEST_PLAIN = 1e7;

    private Numeral() {}

    /// The number to so many significant digits without trailing zeros: plain from 0.0001 to ten million, else with
    /// an exponent; what is no finite number, as the square of a huge one, as Java says it.
    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-4 && size < LARGEST_PLAIN) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// The number to four significant digits.
    static String of(double value) {
        return significant(value, 4);
    }

    /// The number with so many decimals, so that a column lines up; with an exponent when that would be too long.
    static String fixed(double value, int decimals) {
        if (!isPlain(value, decimals)) {
            return value == 0 ? "0" : String.format(Locale.ROOT, "%.3e", value).replaceFirst("e\\+?(-?)0*", "e$1");
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /// Whether the number with so many decimals is short enough to be written without an exponent.
    static boolean isPlain(double value, int decimals) {
        return decimals <= MOST_DECIMALS && Math.abs(value) < LARGEST_PLAIN;
    }

    /// The decimals that show a quantity of this size to so many significant digits.
    static int decimals(double size, int digits) {
        return size > 0 ? Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size))) : digits;
    }

    /// The share as a percentage that says 100 % only of all and 0 % only of none.
    static String percent(int part, int whole) {
        if (part == whole) {
            return "100 %";
        }
        double percent = 100.0 * part / whole;
        return String.format(Locale.ROOT, "%.1f %%", part == 0 ? 0 : Math.clamp(percent, 0.1, 99.9));
    }
}
