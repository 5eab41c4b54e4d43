package org.preimage.app.service;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.AdamConfig;
import org.preimage.app.schema.SolveConfig.GaussNewtonConfig;
import org.preimage.app.schema.SolveConfig.LocalizerConfig;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Localizer;
import org.preimage.space.NearestName;

/// Localizers in the words of users.
public final class LocalizerMethod {
    private static final LocalizerConfig NONE = new LocalizerConfig(new GaussNewtonConfig(null, null), null);

    private LocalizerMethod() {}

    /// The localizer that is asked for.
    ///
    /// @param given its name on the command line; null for what the file says
    /// @param told what a file says; null for the default, and set aside if it says another name
    /// @param boundary the weight of the boundary loss on the command line; null for none
    /// @throws IllegalArgumentException if the name is unknown, or the weight does not go with it
    public static Localizer of(@Nullable String given, @Nullable LocalizerConfig told, @Nullable Double boundary) {
        LocalizerConfig config = told == null ? NONE : told;
        List<String> known = List.of(GaussNewton.DEFAULT.name(), AdamSearch.DEFAULT.name());
        String name = given == null ? known.get(config.adam() == null ? 0 : 1) : given;
        if (!known.contains(name)) {
            throw new IllegalArgumentException("--localizer: " + NearestName.refusal("a known localizer", name, known));
        }
        if (name.equals(AdamSearch.DEFAULT.name())) {
            return adam(config.adam() == null ? new AdamConfig(null, null, null) : config.adam(), boundary);
        }
        if (boundary != null) {
            throw new IllegalArgumentException("--boundary-loss: expected it with --localizer adam, found it with "
                    + name + ", which never leaves the box");
        }
        GaussNewton usual = GaussNewton.DEFAULT;
        GaussNewtonConfig newton = config.gaussNewton();
        return newton == null
                ? usual
                : new GaussNewton(
                        Objects.requireNonNullElse(newton.steps(), usual.steps()),
                        Objects.requireNonNullElse(newton.longest(), usual.longest()));
    }

    private static AdamSearch adam(AdamConfig told, @Nullable Double boundary) {
        AdamSearch usual = AdamSearch.DEFAULT;
        Double weight = boundary == null ? told.boundary() : boundary;
        return new AdamSearch(
                Objects.requireNonNullElse(told.steps(), usual.steps()),
                Objects.requireNonNullElse(told.rate(), usual.rate()),
                Objects.requireNonNullElse(weight, usual.boundary()));
    }

    /// The localizer as a file says it.
    static LocalizerConfig config(Localizer localizer) {
        return switch (localizer) {
            case GaussNewton(int steps, double longest) ->
                new LocalizerConfig(new GaussNewtonConfig(steps, longest), null);
            case AdamSearch(int steps, double rate, double boundary) ->
                new LocalizerConfig(null, new AdamConfig(steps, rate, boundary));
        };
    }
}
