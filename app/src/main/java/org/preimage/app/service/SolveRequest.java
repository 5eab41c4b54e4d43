package org.preimage.app.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Seed;
import org.preimage.solve.SolveOptions;

/// What to solve, and how.
///
/// @param model the model's file, as the user names it
/// @param question what is asked
/// @param options how to solve
/// @param seed where all random numbers come from
/// @param simulator the true operator to verify the designs with; null for none
public record SolveRequest(
        Path model,
        Question question,
        SolveOptions options,
        Seed seed,
        @Nullable String simulator) {}
