package org.preimage.app.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;

/// What is asked besides values and bounds, by the names of columns.
///
/// @param ranges the ranges asked of outputs; an open side is infinite
/// @param weights what a squared residual counts where not all targets can be met
/// @param minimize the output that is to be as small as the targets allow; null for none
/// @param maximize the output that is to be as large as the targets allow; null for none
/// @param constraints linear conditions on the inputs
/// @param near the inputs of the design that others are to be near to; none for no such design
public record Wishes(
        Map<String, Question.Bounds> ranges,
        Map<String, Double> weights,
        @Nullable String minimize,
        @Nullable String maximize,
        List<String> constraints,
        Map<String, Scalar> near) {
    /// None.
    public static final Wishes NONE = new Wishes(Map.of(), Map.of(), null, null, List.of(), Map.of());

    /// @throws IllegalArgumentException if more than one thing is to be made small
    public Wishes {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        constraints = List.copyOf(constraints);
        near = Collections.unmodifiableMap(new LinkedHashMap<>(near));
        int objectives = (minimize == null ? 0 : 1) + (maximize == null ? 0 : 1) + (near.isEmpty() ? 0 : 1);
        if (objectives > 1) {
            throw new IllegalArgumentException(
                    "expected at most one of --minimize, --maximize and --near, found " + objectives);
        }
    }
}
