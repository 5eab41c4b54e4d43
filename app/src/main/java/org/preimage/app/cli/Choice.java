package org.preimage.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import org.preimage.solve.Spreading;
import org.preimage.space.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What the words mean that an option has to choose from; an unknown one is refused with the nearest.
///
/// @param meaning of a word; throws an `IllegalArgumentException` where it has none
record Choice<T>(Function<String, T> meaning) implements ITypeConverter<T> {

    /// Teaches a command line, with all its commands, every choice that there is.
    static void teach(CommandLine line) {
        line.registerConverter(Method.class, new Choice<>(Method::of))
                .registerConverter(Prior.Kind.class, new Choice<>(Prior.Kind::of))
                .registerConverter(Preset.class, new Choice<>(Preset::of))
                .registerConverter(SurrogateChoice.class, of(SurrogateChoice.class, "a known surrogate"))
                .registerConverter(Spreading.class, of(Spreading.class, "a known way to spread"));
    }

    /// The names of constants, in either case.
    ///
    /// @param expected what one of them is, with its article
    private static <E extends Enum<E>> Choice<E> of(Class<E> type, String expected) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Choice<>(found -> {
            int at = words.indexOf(found.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new IllegalArgumentException(NearestName.refusal(expected, found, words));
            }
            return type.getEnumConstants()[at];
        });
    }

    @Override
    public T convert(String word) {
        try {
            return meaning.apply(word);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
