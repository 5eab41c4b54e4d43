package org.preimage.app.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preimage.model.FitOptions;
import org.preimage.random.Seed;

/// What to fit, how, and where the model goes.
///
/// @param source the pairs
/// @param model the model file to write
/// @param options how to fit
/// @param seed where all random numbers come from
/// @param keeping what becomes of files that are there, and of the work
/// @param question what the model will be asked, if that is known already; it is refused before the fit if no model of
///     the pairs could answer it
public record FitRequest(
        PairsFile source,
        Path model,
        FitOptions options,
        Seed seed,
        Keeping keeping,
        @Nullable Question question) {
    /// A fit of which it is not known what its model will be asked.
    public FitRequest(PairsFile source, Path model, FitOptions options, Seed seed, Keeping keeping) {
        this(source, model, options, seed, keeping, null);
    }
}
