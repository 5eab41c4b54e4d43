package org.preimage.app.schema;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/// A configuration file that was not taken. Its message is one sentence that says which file, where in it, what
/// was expected and what was found.
public final class BadConfig extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 80;

    /// @param file as the user named it
    /// @param sentence what was expected and what was found, without the final full stop
    BadConfig(Path file, String sentence) {
        super(file + ": " + sentence);
    }

    BadConfig(Path file, Place place, String sentence) {
        this(file, place + ": " + sentence);
    }

    /// Text of a file as it may go to a terminal: short, and without characters that move the cursor.
    static String shown(String text) {
        String start = text.codePoints()
                .limit(MOST_SHOWN)
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining());
        return text.codePointCount(0, text.length()) <= MOST_SHOWN ? start : start + "…";
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
