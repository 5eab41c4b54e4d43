package org.preimage.app.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Seed;
import org.preimage.solve.PolishOptions;

/// What to solve, and how.
///
/// @param model the model's file, as the user names it
/// @param question what is asked
/// @param method how to solve
/// @param seed where all random numbers come from
/// @param simulator the true operator to verify the designs with; null for none
/// @param polish how to improve the designs on the simulator; null for not at all
public record SolveRequest(
        Path model,
        Question question,
        SolveMethod method,
        Seed seed,
        @Nullable String simulator,
        @Nullable PolishOptions polish) {
    public SolveRequest {
        if (polish != null && simulator == null) {
            throw new IllegalArgumentException("--polish: expected a --simulator to polish the designs on, found none");
        }
    }
}
