package org.preimage.app.service;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.AdamConfig;
import org.preimage.app.schema.SolveConfig.GaussNewtonConfig;
import org.preimage.app.schema.SolveConfig.LocalizerConfig;
import org.preimage.app.schema.SolveConfig.NoneConfig;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Localizer;
import org.preimage.solve.Unmoved;
import org.preimage.space.NearestName;

/// A localizer in the words of users.
///
/// @param given its name on the command line; null for what the file says
/// @param told what a file says; null for nothing, and set aside if it says another name
/// @param boundary the weight of the boundary loss on the command line; null for none
public record LocalizerMethod(
        @Nullable String given,
        @Nullable LocalizerConfig told,
        @Nullable Double boundary) {
    private static final List<String> KNOWN =
            List.of(GaussNewton.DEFAULT.name(), AdamSearch.DEFAULT.name(), new Unmoved().name());

    /// @throws IllegalArgumentException if the name is unknown
    public LocalizerMethod {
        if (given != null && !KNOWN.contains(given)) {
            throw new IllegalArgumentException(
                    "--localizer: " + NearestName.refusal("a known localizer", given, KNOWN));
        }
    }

    /// The localizer that is asked for.
    ///
    /// @param usual the one where none is
    /// @throws IllegalArgumentException if the weight does not go with it
    Localizer localizer(Localizer usual) {
        String name = given != null ? given : told != null ? name(told) : usual.name();
        if (name.equals(AdamSearch.DEFAULT.name())) {
            return adam(usual instanceof AdamSearch adam ? adam : AdamSearch.DEFAULT);
        }
        if (boundary != null) {
            throw new IllegalArgumentException("--boundary-loss: expected it with --localizer adam, found it with "
                    + name + ", which never leaves the box");
        }
        return name.equals(GaussNewton.DEFAULT.name()) ? gaussNewton() : new Unmoved();
    }

    private static String name(LocalizerConfig told) {
        return KNOWN.get(told.gaussNewton() != null ? 0 : told.adam() != null ? 1 : 2);
    }

    private GaussNewton gaussNewton() {
        GaussNewton usual = GaussNewton.DEFAULT;
        GaussNewtonConfig newton = told == null ? null : told.gaussNewton();
        return newton == null
                ? usual
                : new GaussNewton(
                        Objects.requireNonNullElse(newton.steps(), usual.steps()),
                        Objects.requireNonNullElse(newton.longest(), usual.longest()));
    }

    private AdamSearch adam(AdamSearch usual) {
        AdamConfig adam = told == null || told.adam() == null ? new AdamConfig(null, null, null) : told.adam();
        Double weight = boundary == null ? adam.boundary() : boundary;
        return new AdamSearch(
                Objects.requireNonNullElse(adam.steps(), usual.steps()),
                Objects.requireNonNullElse(adam.rate(), usual.rate()),
                Objects.requireNonNullElse(weight, usual.boundary()));
    }

    /// The localizer as a file says it.
    static LocalizerConfig config(Localizer localizer) {
        return switch (localizer) {
            case GaussNewton(int steps, double longest) ->
                new LocalizerConfig(new GaussNewtonConfig(steps, longest), null, null);
            case AdamSearch(int steps, double rate, double boundary) ->
                new LocalizerConfig(null, new AdamConfig(steps, rate, boundary), null);
            case Unmoved() -> new LocalizerConfig(null, null, new NoneConfig());
        };
    }
}
