package org.preimage.app.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names that the table of designs keeps for its own columns.
final class ReservedNames {
    static final String ID = "id";
    static final String RESIDUAL = "residual";
    static final String DISTANCE = "distance";
    static final String HIT_PROBABILITY = "hit_probability";
    /// The same where the inputs are off when the design is made.
    static final String HIT_PROBABILITY_MADE = "hit_probability_made";

    static final String VERDICT = "verdict";
    static final String COMPONENT = "component";
    static final String CALLS = "calls";
    static final String CHANGE = "change";

    private ReservedNames() {}

    static String predicted(String output) {
        return output + "_predicted";
    }

    static String deviation(String output) {
        return output + "_sd";
    }

    /// Where the interval of a prediction begins.
    static String low(String output) {
        return output + "_low";
    }

    /// Where it ends.
    static String high(String output) {
        return output + "_high";
    }

    /// What the true operator said before a design was polished.
    static String unpolished(String output) {
        return output + "_unpolished";
    }

    /// How far the output moves when the inputs are off.
    static String spread(String output) {
        return output + "_spread";
    }

    static String simulated(String output) {
        return output + "_simulated";
    }

    /// Refuses inputs that could not stand in the table of designs under their own names.
    ///
    /// @throws IllegalArgumentException if one has a reserved name; the message names it
    static void check(List<String> inputs, List<String> outputs) {
        Set<String> reserved = new LinkedHashSet<>(List.of(
                ID, RESIDUAL, DISTANCE, HIT_PROBABILITY, HIT_PROBABILITY_MADE, VERDICT, COMPONENT, CALLS, CHANGE));
        for (String output : outputs) {
            reserved.addAll(List.of(
                    predicted(output),
                    deviation(output),
                    low(output),
                    high(output),
                    spread(output),
                    simulated(output),
                    unpolished(output)));
        }
        for (String input : inputs) {
            if (reserved.contains(input)) {
                throw new IllegalArgumentException("expected inputs with names of their own, found '" + input
                        + "', which is reserved for a column of the solved designs; rename it in the file");
            }
        }
    }
}
