package org.preimage.app.table;

/// Whether the characters of a record taken so far end inside double quotes, before the separator is known: a
/// quote opens at the start of a field only, and a doubled quote within quotes is part of the text.
final class QuoteState {
    private boolean inside;
    private boolean opens = true;

    void take(char c) {
        if (inside) {
            inside = c != '"';
            opens = !inside; // the second quote of a doubled one opens again what the first one seemed to close
        } else if (c == '"' && opens) {
            inside = true;
        } else {
            opens = Separator.isOne(c);
        }
    }

    boolean inside() {
        return inside;
    }
}
