package org.preimage.store;

import java.util.List;
import java.util.SequencedMap;

/// The part of JSON (RFC 8259) that the header of a model file is made of: objects, arrays, strings, and whole
/// numbers that are not negative. Fractions, signs, `true`, `false` and `null` have no place in it.
sealed interface Json {

    /// What this is, as a message says it.
    default String kind() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "an array";
            case Text _ -> "a string";
            case Count _ -> "a number";
        };
    }

    /// An object; its members in the order of the text.
    record Members(SequencedMap<String, Json> members) implements Json {}

    /// An array.
    record Items(List<Json> items) implements Json {}

    /// A string, unescaped. In the text it starts, after its opening quote, at character `start`.
    record Text(String value, int start) implements Json {}

    /// A whole number, not negative.
    record Count(long value) implements Json {}
}
