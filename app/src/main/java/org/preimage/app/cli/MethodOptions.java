package org.preimage.app.cli;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.FitMethod;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which method is fitted, and where its settings come from.
final class MethodOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            converter = ToMethod.class,
            description = "The inverse method: ipage (default), mdn, inn, inn-ml, cinn, cvae, neural-adjoint, lookup or"
                    + " lookup-local.")
    private @Nullable Method method;

    @Option(
            names = "--prior",
            paramLabel = "NAME",
            converter = ToPrior.class,
            description = "Where the candidates of ipage come from: cinn (default), inn, inn-ml, cvae, mdn, uniform or"
                    + " rows.")
    private Prior.@Nullable Kind prior;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = ToPreset.class,
            description =
                    "Where the settings come from: default, or the paper's for one of its tasks: paper (sinewave),"
                            + " paper-arm, paper-ballistics, paper-crystal.")
    private @Nullable Preset preset;

    /// This, over what a file says: method, prior and preset are one choice, and each of them sets all of the
    /// file's aside.
    FitMethod over(FitMethod told) {
        return method == null && prior == null && preset == null
                ? told
                : new FitMethod(
                        method, prior, preset, told.surrogate(), told.epochs(), told.networkEpochs(), told.held());
    }

    private static <T> T meaning(String word, Function<String, T> meaning) {
        try {
            return meaning.apply(word);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }

    static final class ToMethod implements ITypeConverter<Method> {
        @Override
        public Method convert(String word) {
            return meaning(word, Method::of);
        }
    }

    static final class ToPrior implements ITypeConverter<Prior.Kind> {
        @Override
        public Prior.Kind convert(String word) {
            return meaning(word, Prior.Kind::of);
        }
    }

    static final class ToPreset implements ITypeConverter<Preset> {
        @Override
        public Preset convert(String word) {
            return meaning(word, Preset::of);
        }
    }
}
