package org.preimage.app.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What separates the fields of a row.
enum Separator {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs");

    private final char character;
    private final String words;

    Separator(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    /// The plural word for it, such as `commas`.
    String words() {
        return words;
    }

    /// The only separator that occurs in `header` outside of quotes; a comma if there is none, since a single
    /// column needs none. Two kinds of them are refused, since either may be part of a name.
    static Separator of(String header, Path source) {
        Map<Separator, Integer> counts = counts(header);
        if (counts.size() > 1) {
            List<String> found = new ArrayList<>();
            counts.forEach((separator, count) -> found.add(count + " " + separator.words));
            throw new BadTable(
                    source,
                    "header: expected one kind of separator, found " + String.join(" and ", found)
                            + "; put names that contain one in double quotes");
        }
        return counts.isEmpty() ? COMMA : counts.keySet().iterator().next();
    }

    private static Map<Separator, Integer> counts(String header) {
        Map<Separator, Integer> counts = new EnumMap<>(Separator.class);
        QuoteState quotes = new QuoteState();
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            quotes.take(c);
            for (Separator separator : values()) {
                if (c == separator.character && !quotes.inside()) {
                    counts.merge(separator, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    static boolean isOne(char c) {
        return c == COMMA.character || c == SEMICOLON.character || c == TAB.character;
    }
}
