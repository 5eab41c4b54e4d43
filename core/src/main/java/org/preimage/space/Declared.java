package org.preimage.space;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of the inputs beside their values.
///
/// @param kinds the kinds of the inputs that are not continuous, by name
public record Declared(Map<String, Kind> kinds) {
    /// Nothing: all inputs are continuous.
    public static final Declared NOTHING = new Declared(Map.of());

    public Declared {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }

    /// The kind of an input.
    public Kind kind(String input) {
        return kinds.getOrDefault(input, Kind.CONTINUOUS);
    }

    /// Refuses a declaration of an input that is not among these.
    ///
    /// @throws IllegalArgumentException if there is one; the message names the nearest
    public void requireAmong(Collection<String> inputs) {
        for (String name : kinds.keySet()) {
            if (!inputs.contains(name)) {
                throw new IllegalArgumentException(
                        "Declared: " + NearestName.refusal("a known input", name, List.copyOf(inputs)));
            }
        }
    }
}
