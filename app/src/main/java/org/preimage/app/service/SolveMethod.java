package org.preimage.app.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.LocalizerConfig;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.sampling.PointSet;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Spreading;

/// How to solve, in the words of users. What is null follows the method and the preset of the model.
///
/// @param designs how many designs to find
/// @param candidates how many candidates to draw
/// @param latent how the latent space is filled
/// @param localizer how candidates become exact
/// @param spread which designs are kept
public record SolveMethod(
        @Nullable Integer designs,
        @Nullable Integer candidates,
        @Nullable String latent,
        LocalizerMethod localizer,
        @Nullable Spreading spread) {
    /// How many designs are found unless told otherwise.
    public static final int DESIGNS = 100;

    /// Nothing but these options.
    public static SolveMethod of(SolveOptions options) {
        LocalizerConfig localizer = LocalizerMethod.config(options.localizer());
        return new SolveMethod(
                options.count(),
                options.drawn() == 0 ? null : options.drawn(),
                options.latent().name(),
                new LocalizerMethod(null, localizer, null),
                options.spreading());
    }

    /// The options in full, for a model of this method and preset.
    ///
    /// @throws IllegalArgumentException if a name is unknown or something does not go together
    public SolveOptions options(Method method, Preset preset) {
        SolveOptions usual = SolveOptions.of(method, preset, Objects.requireNonNullElse(designs, DESIGNS));
        PointSet points = latent == null ? usual.latent() : SolveOptions.latent(latent);
        return new SolveOptions(
                usual.count(),
                points,
                localizer.localizer(usual.localizer()),
                candidates == null ? usual.drawn() : candidates,
                Objects.requireNonNullElse(spread, usual.spreading()));
    }
}
