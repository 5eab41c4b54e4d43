package org.preimage.app.report;

import java.util.ArrayList;
import java.util.List;

/// Names cut to the room there is. The width of a letter is taken as that of the page's small sans-serif.
final class Label {
    private static final double LETTER = 6.4;

    private Label() {}

    /// The name with its unit in brackets.
    static String of(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /// The width of the numbers of these ticks side by side, with room between them.
    static double width(List<Scale.Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> LETTER * (tick.label().length() + 1.5))
                .sum();
    }

    /// The text in one line of `width` units, cut with an ellipsis where it is longer.
    static String fitted(String text, double width) {
        int room = room(width);
        int length = text.codePointCount(0, text.length());
        return length <= room ? text : text.substring(0, text.offsetByCodePoints(0, room - 1)) + "…";
    }

    /// The text in at most `lines` lines of `width` units, broken at spaces and underscores where it can be.
    static List<String> wrapped(String text, double width, int lines) {
        List<String> done = new ArrayList<>();
        String rest = text.strip();
        while (done.size() < lines - 1 && rest.codePointCount(0, rest.length()) > room(width)) {
            int end = breakBefore(rest, rest.offsetByCodePoints(0, room(width)));
            done.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        done.add(fitted(rest, width));
        return done;
    }

    private static int breakBefore(String text, int limit) {
        for (int i = limit; i > 1; i--) {
            char before = text.charAt(i - 1);
            if (before == ' ' || before == '_' || before == '-') {
                return i;
            }
        }
        return limit;
    }

    private static int room(double width) {
        return Math.max(3, (int) (width / LETTER));
    }
}
