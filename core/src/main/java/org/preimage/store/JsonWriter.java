package org.preimage.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON (RFC 8259) without white space, the same text for the same content.
final class JsonWriter {
    private JsonWriter() {}

    /// An object; the values are JSON already, the names are not.
    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> string(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// An array; the items are JSON already.
    static String array(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "[", "]"));
    }

    /// A string in quotes. Only what must be escaped is: quotes, backslashes and control characters.
    static String string(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
