package org.preimage.app.service;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.FitConfig;
import org.preimage.model.FitOptions;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import org.preimage.space.NearestName;

/// How to fit, in the words of users. What is null is for the defaults to say.
///
/// @param prior where candidates come from
/// @param preset the paper's settings for one of its tasks, by name
/// @param surrogate what designs are localized on
/// @param epochs the most epochs of the prior
/// @param networkEpochs the most epochs of each network beside it
/// @param held the shares of rows that are not fitted to
public record FitMethod(
        @Nullable Prior prior,
        @Nullable String preset,
        @Nullable SurrogateChoice surrogate,
        @Nullable Integer epochs,
        @Nullable Integer networkEpochs,
        FitOptions.@Nullable Held held) {
    private static final String PAPER = "paper";

    /// The names of all presets.
    static final List<String> PRESETS = List.of(PAPER, "paper-arm", "paper-ballistics", "paper-crystal");

    /// What a file says of it.
    public static FitMethod of(FitConfig told) {
        return new FitMethod(
                told.prior() == null ? null : Prior.valueOf(told.prior().toUpperCase(Locale.ROOT)),
                told.preset(),
                told.surrogate() == null
                        ? null
                        : SurrogateChoice.valueOf(told.surrogate().toUpperCase(Locale.ROOT)),
                told.epochs(),
                told.networkEpochs(),
                told.held() == null
                        ? null
                        : new FitOptions.Held(
                                told.held().validation(), told.held().test()));
    }

    /// The method that gives these options.
    static FitMethod of(FitOptions options) {
        String preset = PRESETS.stream()
                .filter(name -> like(paper(name), options).equals(options))
                .findFirst()
                .orElse(null);
        boolean networks =
                options.networks().members() > 0 && options.surrogate().wantsNetworks();
        return new FitMethod(
                options.prior(),
                preset,
                options.surrogate(),
                options.flow().schedule().epochs(),
                networks ? options.networks().schedule().epochs() : null,
                options.held());
    }

    private static FitOptions like(FitOptions base, FitOptions other) {
        int epochs = other.flow().schedule().epochs();
        return base.withEpochs(epochs, base.networks().schedule().epochs())
                .withHeld(other.held())
                .withSurrogate(other.surrogate());
    }

    /// The options in full.
    ///
    /// @throws IllegalArgumentException if the preset is unknown, or something does not go with it
    public FitOptions options() {
        FitOptions base = surrogate == null ? base() : base().withSurrogate(surrogate);
        if (networkEpochs != null
                && (base.networks().members() == 0 || !base.surrogate().wantsNetworks())) {
            throw new IllegalArgumentException("--network-epochs: expected it with networks to fit, found "
                    + (base.networks().members() == 0
                            ? "--preset " + preset + ", which has none beside its flow"
                            : "--surrogate " + base.surrogate().name().toLowerCase(Locale.ROOT)));
        }
        FitOptions timed = base.withEpochs(
                epochs == null ? base.flow().schedule().epochs() : epochs,
                networkEpochs == null ? base.networks().schedule().epochs() : networkEpochs);
        return held == null ? timed : timed.withHeld(held);
    }

    private FitOptions base() {
        if (preset == null) {
            return prior == Prior.INN ? FitOptions.innDefaults() : FitOptions.defaults();
        }
        if (!PRESETS.contains(preset)) {
            throw new IllegalArgumentException("--preset: " + NearestName.refusal("a known preset", preset, PRESETS));
        }
        if (prior == Prior.CINN) {
            throw new IllegalArgumentException(
                    "--prior: expected inn with --preset " + preset + ", whose prior it is, found cinn");
        }
        return paper(preset);
    }

    private static FitOptions paper(String preset) {
        return FitOptions.paper(preset.equals(PAPER) ? "sinewave" : preset.substring(PAPER.length() + 1));
    }

    /// This, as a file says it.
    ///
    /// @param source the pairs
    FitConfig config(PairsFile source) {
        return new FitConfig(
                source.file().toString(),
                source.inputs(),
                source.outputs(),
                source.kinds(),
                source.strict(),
                prior == null ? null : prior.name().toLowerCase(Locale.ROOT),
                preset,
                surrogate == null ? null : surrogate.name().toLowerCase(Locale.ROOT),
                epochs,
                networkEpochs,
                held == null ? null : new FitConfig.HeldConfig(held.validation(), held.test()));
    }
}
