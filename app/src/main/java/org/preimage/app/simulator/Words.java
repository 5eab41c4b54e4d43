package org.preimage.app.simulator;

import java.util.Locale;
import java.util.stream.Collectors;

/// What programs print, as a sentence may show it: one short line without characters that move the cursor.
final class Words {
    private static final int MOST = 160;

    private Words() {}

    /// The last line that says something, in quotes; `nothing` if there is none.
    static String last(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, later) -> later)
                .map(Words::quoted)
                .orElse("nothing");
    }

    /// The start of a text in quotes.
    static String quoted(String text) {
        String start = text.strip()
                .codePoints()
                .limit(MOST)
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
        return "'" + start + (text.strip().codePointCount(0, text.strip().length()) > MOST ? "…'" : "'");
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
