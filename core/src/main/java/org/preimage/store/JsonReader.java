package org.preimage.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// A strict recursive-descent reader of the JSON of a header (RFC 8259, of which [Json] says what part). It
/// refuses what the grammar does not allow, duplicate keys (compared unescaped), surrogates without their other
/// half, names longer than [Format#MAX_NAME_CHARS], nesting deeper than [Format#MAX_JSON_DEPTH] and more values
/// than [Format#MAX_JSON_VALUES].
final class JsonReader {
    private static final char END = '\uffff';
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String UNESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private final String file;
    private int at;
    private int values;

    private JsonReader(String text, String file) {
        this.text = text;
        this.file = file;
    }

    /// The value that `text` is, with nothing but white space around it.
    ///
    /// @param file the file it comes from, for messages
    static Json read(String text, String file) {
        JsonReader reader = new JsonReader(text, file);
        Json value = reader.value(1);
        if (reader.next() != END || reader.at < text.length()) {
            throw reader.refused("the end of the header");
        }
        return value;
    }

    private Json value(int depth) {
        if (++values > Format.MAX_JSON_VALUES) {
            throw refused("at most " + Format.MAX_JSON_VALUES + " values", "more");
        }
        char c = next();
        if ((c == '{' || c == '[') && depth > Format.MAX_JSON_DEPTH) {
            throw refused("at most " + Format.MAX_JSON_DEPTH + " levels of nesting", "more");
        }
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '"') {
            return string();
        }
        if (isDigit(c)) {
            return count();
        }
        throw refused("an object, an array, a string or a whole number");
    }

    private Json.Members object(int depth) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        at++;
        if (next() == '}') {
            at++;
            return new Json.Members(members);
        }
        do {
            String name = name();
            if (members.containsKey(name)) {
                throw refused("each name once", "'" + name + "' again");
            }
            expect(':');
            members.put(name, value(depth + 1));
        } while (another('}'));
        return new Json.Members(members);
    }

    private Json.Items array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        if (next() == ']') {
            at++;
            return new Json.Items(items);
        }
        do {
            items.add(value(depth + 1));
        } while (another(']'));
        return new Json.Items(items);
    }

    /// Steps over a comma, or over `close`, which ends the list.
    private boolean another(char close) {
        char c = next();
        if (c != ',' && c != close) {
            throw refused("',' or '" + close + "'");
        }
        at++;
        return c == ',';
    }

    private String name() {
        if (next() != '"') {
            throw refused("a name in quotes");
        }
        String name = string().value();
        if (name.isEmpty() || name.length() > Format.MAX_NAME_CHARS) {
            throw refused("a name of 1 to " + Format.MAX_NAME_CHARS + " characters", "one of " + name.length());
        }
        return name;
    }

    private Json.Text string() {
        int start = ++at;
        StringBuilder out = new StringBuilder();
        for (char c = peek(); c != '"'; c = peek()) {
            // Ends here too: the end of the text is not a character of it.
            if (c < ' ' || at == text.length()) {
                throw refused("the rest of a string, its control characters escaped");
            }
            at++;
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        // Bytes that were UTF-8 hold no half of a pair, so one can only have come from an escape.
        if (!isWellFormed(out)) {
            throw refused("surrogates in pairs", "one alone");
        }
        return new Json.Text(out.toString(), start);
    }

    private char escape() {
        char c = peek();
        if (c == 'u') {
            return hexEscape();
        }
        int which = ESCAPED.indexOf(c);
        if (which < 0) {
            throw refused("one of " + ESCAPED + "u after a backslash");
        }
        at++;
        return UNESCAPED.charAt(which);
    }

    private char hexEscape() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw refused("four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        at++;
        return (char) value;
    }

    private Json.Count count() {
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            throw refused("a number without leading zeros", digits);
        }
        try {
            return new Json.Count(Long.parseLong(digits));
        } catch (NumberFormatException _) {
            throw refused("a number below 2^63", digits);
        }
    }

    private void expect(char c) {
        if (next() != c) {
            throw refused("'" + c + "'");
        }
        at++;
    }

    /// The next character that is not white space, not stepped over.
    private char next() {
        while (" \t\n\r".indexOf(peek()) >= 0) {
            at++;
        }
        return peek();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Whether every surrogate has its other half.
    static boolean isWellFormed(CharSequence text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private ModelFileRefused refused(String expected) {
        String found =
                at == text.length() ? "its end" : "'" + new StringBuilder().appendCodePoint(text.codePointAt(at)) + "'";
        return refused(expected, found);
    }

    private ModelFileRefused refused(String expected, String found) {
        return new ModelFileRefused(file, String.format(Locale.ROOT, "header at character %d", at), expected, found);
    }
}
