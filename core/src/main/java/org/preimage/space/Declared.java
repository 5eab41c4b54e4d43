package org.preimage.space;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the columns beside their values.
///
/// @param kinds the kinds of the inputs that are not continuous, by name
/// @param clipped the outputs whose values are clipped, by name, each with the bound that stands for all beyond it
/// @param symmetries motions of the inputs that change no output, in the language of [Symmetries]
/// @param pixels the cell whose pixels the inputs are, in their order; null if they are no pixels
public record Declared(
        Map<String, Kind> kinds,
        Map<String, Double> clipped,
        List<String> symmetries,
        @Nullable Pixels pixels) {
    /// Nothing: all inputs are continuous, no output is clipped, there are no symmetries.
    public static final Declared NOTHING = new Declared(Map.of(), Map.of());

    /// @throws IllegalArgumentException if pixels are declared to be something else as well
    public Declared {
        if (pixels != null && !(kinds.isEmpty() && symmetries.isEmpty())) {
            throw new IllegalArgumentException(
                    "Declared: expected no kinds and no symmetries of pixels, found " + kinds + " and " + symmetries);
        }
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        clipped = Collections.unmodifiableMap(new LinkedHashMap<>(clipped));
        symmetries = List.copyOf(symmetries);
    }

    /// Of inputs that are no pixels.
    public Declared(Map<String, Kind> kinds, Map<String, Double> clipped, List<String> symmetries) {
        this(kinds, clipped, symmetries, null);
    }

    /// Without symmetries.
    public Declared(Map<String, Kind> kinds, Map<String, Double> clipped) {
        this(kinds, clipped, List.of(), null);
    }

    /// The same with other symmetries.
    public Declared withSymmetries(List<String> motions) {
        return new Declared(kinds, clipped, motions, pixels);
    }

    /// The same where all inputs are the pixels of a cell.
    ///
    /// @param cell null if they are not
    public Declared withPixels(@Nullable Pixels cell) {
        return new Declared(kinds, clipped, symmetries, cell);
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
        if (pixels != null && pixels.count() != inputs.size()) {
            throw new IllegalArgumentException("Declared: expected " + pixels.count()
                    + " inputs, the pixels of a cell of " + pixels + ", found " + inputs.size());
        }
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
