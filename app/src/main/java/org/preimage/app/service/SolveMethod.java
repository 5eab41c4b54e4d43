package org.preimage.app.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.LocalizerConfig;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.model.InverseModel;
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
/// @param binary how wide solid and void are at least in binary cells of pixels
public record SolveMethod(
        @Nullable Integer designs,
        @Nullable Integer candidates,
        @Nullable String latent,
        LocalizerMethod localizer,
        @Nullable Spreading spread,
        @Nullable Integer binary) {
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
                options.spreading(),
                options.feature() == 0 ? null : options.feature());
    }

    /// The options in full, for a model.
    ///
    /// @throws IllegalArgumentException if a name is unknown or something does not go together
    public SolveOptions options(InverseModel model) {
        SolveOptions options = options(model.method(), model.preset());
        UnitCell cell = model.inputs().cell();
        if (cell != null) {
            if (binary != null) {
                Fabrication.requireRoom("--binary", cell, binary);
            }
            return options.forPixels(binary == null ? 0 : binary);
        }
        if (binary != null) {
            throw new IllegalArgumentException(
                    "--binary: expected a model that was fitted with --pixels, found one of other inputs");
        }
        return options;
    }

    /// The options in full, for inputs that are no pixels, of a method and a preset.
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
