package org.preimage.space;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of the columns beside their values.
///
/// @param kinds the kinds of the inputs that are not continuous, by name
/// @param clipped the outputs whose values are clipped, by name, each with the bound that stands for all beyond it
/// @param symmetries motions of the inputs that change no output, in the language of [Symmetries]
public record Declared(Map<String, Kind> kinds, Map<String, Double> clipped, List<String> symmetries) {
    /// Nothing: all inputs are continuous, no output is clipped, there are no symmetries.
    public static final Declared NOTHING = new Declared(Map.of(), Map.of());

    public Declared {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        clipped = Collections.unmodifiableMap(new LinkedHashMap<>(clipped));
        symmetries = List.copyOf(symmetries);
    }

    /// Without symmetries.
    public Declared(Map<String, Kind> kinds, Map<String, Double> clipped) {
        this(kinds, clipped, List.of());
    }

    /// The same with other symmetries.
    public Declared withSymmetries(List<String> motions) {
        return new Declared(kinds, clipped, motions);
    }

    /// Inputs of these kinds; no output is clipped.
    public Declared(Map<String, Kind> kinds) {
        this(kinds, Map.of());
    }

    /// The kind of an input.
    public Kind kind(String input) {
        return kinds.getOrDefault(input, Kind.CONTINUOUS);
    }

    /// Refuses a declaration of a column that is not among these.
    ///
    /// @throws IllegalArgumentException if there is one; the message names the nearest
    public void requireAmong(Collection<String> inputs, Collection<String> outputs) {
        requireAmong("a known input", kinds.keySet(), inputs);
        requireAmong("a known output", clipped.keySet(), outputs);
    }

    private static void requireAmong(String expected, Collection<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "Declared: " + NearestName.refusal(expected, name, List.copyOf(known)));
            }
        }
    }
}
