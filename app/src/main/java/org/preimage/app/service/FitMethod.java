package org.preimage.app.service;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.FitConfig;
import org.preimage.model.FitOptions;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;

/// How to fit, in the words of users. What is null is for the defaults to say.
///
/// @param method what the model is for
/// @param prior where the candidates of iPage come from
/// @param preset where all settings come from
/// @param surrogate what designs are localized on
/// @param epochs the most epochs of the prior
/// @param networkEpochs the most epochs of each network beside it
/// @param held the shares of rows that are not fitted to
public record FitMethod(
        @Nullable Method method,
        Prior.@Nullable Kind prior,
        @Nullable Preset preset,
        @Nullable SurrogateChoice surrogate,
        @Nullable Integer epochs,
        @Nullable Integer networkEpochs,
        FitOptions.@Nullable Held held) {

    /// What a file says of it.
    public static FitMethod of(FitConfig told) {
        return new FitMethod(
                said(told.method(), Method::of),
                said(told.prior(), Prior.Kind::of),
                said(told.preset(), Preset::of),
                said(told.surrogate(), word -> SurrogateChoice.valueOf(word.toUpperCase(Locale.ROOT))),
                told.epochs(),
                told.networkEpochs(),
                told.held() == null
                        ? null
                        : new FitOptions.Held(
                                told.held().validation(), told.held().test()));
    }

    private static <T> @Nullable T said(@Nullable String word, Function<String, T> meaning) {
        return word == null ? null : meaning.apply(word);
    }

    /// The method that gives these options.
    static FitMethod of(FitOptions options) {
        Prior.Kind kind = options.prior().kind();
        Preset preset = is(FitOptions.of(options.method(), kind, options.preset()), options) ? options.preset() : null;
        boolean networks =
                options.networks().members() > 0 && options.surrogate().wantsNetworks();
        int epochs = options.prior().epochs();
        return new FitMethod(
                options.method(),
                options.method().prior().isPresent() ? null : kind,
                preset,
                options.surrogate(),
                epochs == 0 ? null : epochs,
                networks ? options.networks().schedule().epochs() : null,
                options.held());
    }

    /// Whether `base` is like the options but for what may be told beside a preset.
    private static boolean is(FitOptions base, FitOptions options) {
        return base.networks().members() == options.networks().members()
                && base.withSurrogate(options.surrogate())
                        .withEpochs(
                                Math.max(1, options.prior().epochs()),
                                options.networks().schedule().epochs())
                        .withHeld(options.held())
                        .equals(options);
    }

    /// The options in full.
    ///
    /// @throws IllegalArgumentException if something does not go together
    public FitOptions options() {
        return options(false);
    }

    /// The options in full.
    ///
    /// @param pixels whether the inputs are the pixels of cells
    /// @throws IllegalArgumentException if something does not go together
    public FitOptions options(boolean pixels) {
        if (pixels && surrogate != null && surrogate != SurrogateChoice.ENSEMBLE) {
            throw new IllegalArgumentException("--surrogate: expected ensemble beside --pixels, found "
                    + surrogate.name().toLowerCase(Locale.ROOT));
        }
        FitOptions plain = surrogate == null ? base() : base().withSurrogate(surrogate);
        FitOptions base = pixels ? plain.forPixels() : plain;
        if (epochs != null && base.prior().epochs() == 0) {
            throw new IllegalArgumentException("--epochs: expected it with a prior that is trained, found "
                    + base.prior().kind().word());
        }
        if (networkEpochs != null
                && (base.networks().members() == 0 || !base.surrogate().wantsNetworks())) {
            throw new IllegalArgumentException("--network-epochs: expected it with networks to fit, found --surrogate "
                    + base.surrogate().name().toLowerCase(Locale.ROOT));
        }
        FitOptions timed = base.withEpochs(
                epochs == null ? Math.max(1, base.prior().epochs()) : epochs,
                networkEpochs == null ? base.networks().schedule().epochs() : networkEpochs);
        return held == null ? timed : timed.withHeld(held);
    }

    private FitOptions base() {
        Method chosen = method == null ? Method.IPAGE : method;
        Preset settings = preset == null ? Preset.DEFAULT : preset;
        Prior.Kind own = chosen.prior().orElse(prior == null ? settings.prior() : prior);
        if (prior != null && prior != own) {
            throw new IllegalArgumentException("--prior: expected it with --method ipage, found it with --method "
                    + chosen.word() + ", whose prior is " + own.word());
        }
        return FitOptions.of(chosen, own, settings);
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
                source.symmetries(),
                source.pixels() == null ? null : source.pixels().toString(),
                source.censored(),
                source.group(),
                source.strict(),
                method == null ? null : method.word(),
                prior == null ? null : prior.word(),
                preset == null ? null : preset.word(),
                surrogate == null ? null : surrogate.name().toLowerCase(Locale.ROOT),
                epochs,
                networkEpochs,
                held == null ? null : new FitConfig.HeldConfig(held.validation(), held.test()));
    }
}
