package org.preimage.app.table;

import java.util.regex.Pattern;

/// Why the text of a cell is not the number that was expected there.
///
/// @param words what was found, and what to write instead where that is known
/// @param systematic whether the notation is at fault rather than the single cell, so that dropping the rows
///     that have it would keep the rest by an accident of their values: such a file is refused as a whole
record CellFault(String words, boolean systematic) {
    private static final int SHOWN = 40;

    private static final String EXPONENT = "(?:[eE][+-]?\\d+)?";
    private static final Pattern COMMA_OR_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?(?:\\d+,\\d*|,\\d+)" + EXPONENT);
    private static final Pattern THOUSANDS = Pattern.compile(
            "[+-]?\\d{1,3}(?:([,'’_  \\u00A0\\u202F])\\d{3}(?:\\1\\d{3})*(?:\\.\\d*)?|(?:\\.\\d{3}){2,}(?:,\\d*)?|\\.\\d{3},\\d*)"
                    + EXPONENT);

    /// The fault of `text`, which has no white space around it and is not a finite number of [NumberSyntax].
    static CellFault of(String text) {
        if (text.isEmpty()) {
            return new CellFault("expected a number, found an empty cell", false);
        }
        if (COMMA_OR_THOUSANDS.matcher(text).matches()) {
            String point = text.replace(',', '.');
            String plain = text.replace(",", "");
            return systematic(text, "has a decimal comma or a thousands separator; write " + point + " or " + plain);
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return systematic(text, "looks like a decimal comma; write " + text.replace(',', '.'));
        }
        if (THOUSANDS.matcher(text).matches()) {
            return systematic(text, "has thousands separators; write " + withoutThousands(text));
        }
        String hyphened = text.replace('\u2212', '-');
        if (!hyphened.equals(text) && NumberSyntax.matches(hyphened)) {
            return systematic(text, "has a minus sign that is no hyphen (U+2212); write " + hyphened);
        }
        if (NumberSyntax.matches(text)) {
            return new CellFault(
                    "expected a finite number, found " + quoted(text) + ", beyond the largest double", false);
        }
        return new CellFault("expected a number, found " + quoted(text), false);
    }

    /// `text` in quotes, on one line, cut when it is long.
    static String quoted(String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
    }

    private static CellFault systematic(String text, String rest) {
        return new CellFault(quoted(text) + " " + rest, true);
    }

    /// Without the separators of thousands; the last separator is a decimal comma if it is the only comma after
    /// a point.
    private static String withoutThousands(String text) {
        int comma = text.lastIndexOf(',');
        boolean points = comma < 0
                ? text.indexOf('.') != text.lastIndexOf('.')
                : comma > text.lastIndexOf('.') && text.indexOf('.') >= 0;
        String plain = points ? text.replace(".", "").replace(',', '.') : text;
        return plain.replaceAll("[^-+.\\deE]", "");
    }
}
