package org.preimage.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;

/// The kinds of the inputs, `space.inputs.kinds`, the levels of each categorical one, `space.inputs.levels.<i>`, and
/// their declared symmetries, `space.symmetries`. Before version 2 all inputs were continuous, without symmetries.
final class KindCodec {
    private static final String SYMMETRIES = "space.symmetries";
    private static final String KINDS = "space.inputs.kinds";

    private KindCodec() {}

    static void write(Draft draft, Space space) {
        List<Input> inputs = space.inputs();
        draft.texts(SYMMETRIES, space.symmetries().texts());
        draft.texts(KINDS, inputs.stream().map(input -> word(input.kind())).toList());
        for (int v = 0; v < inputs.size(); v++) {
            if (inputs.get(v).kind() instanceof Kind.Categorical(var levels)) {
                draft.texts(levels(v), levels);
            }
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case Kind.Continuous _ -> "continuous";
            case Kind.Whole _ -> "integer";
            case Kind.Categorical _ -> "categorical";
        };
    }

    /// @param d the number of inputs
    static List<Kind> kinds(Facts facts, int d) {
        if (facts.before(2)) {
            return Collections.nCopies(d, Kind.CONTINUOUS);
        }
        List<String> words = facts.texts(KINDS);
        if (words.size() != d) {
            throw facts.refused(KINDS, "a kind for each of " + d + " inputs", words.toString());
        }
        List<Kind> kinds = new ArrayList<>();
        for (String word : words) {
            kinds.add(
                    switch (word) {
                        case "continuous" -> Kind.CONTINUOUS;
                        case "integer" -> Kind.INTEGER;
                        case "categorical" -> new Kind.Categorical(facts.texts(levels(kinds.size())));
                        default -> throw facts.refused(KINDS, "continuous, integer or categorical", word);
                    });
        }
        return kinds;
    }

    /// The group that the declared motions make; there were none before version 2.
    static Symmetries symmetries(Facts facts, List<Input> inputs) {
        return facts.before(2) ? Symmetries.NONE : Symmetries.of(facts.texts(SYMMETRIES), inputs);
    }

    private static String levels(int input) {
        return "space.inputs.levels." + input;
    }
}
