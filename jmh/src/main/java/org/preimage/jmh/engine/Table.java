package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A table in Markdown, as it is built up.
final class Table {
    private final List<String> lines = new ArrayList<>();
    private final int columns;

    Table(String... header) {
        columns = header.length;
        row(header);
        lines.add("|" + String.join("|", Collections.nCopies(columns, "---")) + "|");
    }

    void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("Table: expected " + columns + " cells, found " + cells.length);
        }
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    /// `value` with so many digits that three are significant at least.
    static String number(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// Whether a bar was reached, in a word.
    static String verdict(boolean met) {
        return met ? "met" : "**missed**";
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
