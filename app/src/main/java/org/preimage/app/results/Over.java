package org.preimage.app.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Figures over seeds, and how they are written.
///
/// @param values one for each seed
record Over(double[] values) {
    static final String NOTHING = "–";

    /// Those that are there.
    static Over of(List<@Nullable Double> values) {
        return new Over(values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .toArray());
    }

    /// A figure of each result.
    static <T> Over of(List<T> results, Function<T, @Nullable Double> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        results.forEach(result -> values.add(figure.apply(result)));
        return of(values);
    }

    /// The mean, or null where there is nothing.
    @Nullable
    Double orNull() {
        return values.length == 0 ? null : mean();
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// The mean, and the deviation between seeds where there are several.
    String error() {
        if (values.length == 0) {
            return NOTHING;
        }
        double mean = mean();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return error(mean) + (values.length == 1 ? "" : " ± " + power(Math.sqrt(squares / (values.length - 1)), 0));
    }

    /// The mean with so many decimals.
    String plain(int decimals) {
        return values.length == 0 ? NOTHING : String.format(Locale.ROOT, "%." + decimals + "f", mean());
    }

    /// An error to two digits.
    static String error(@Nullable Double value) {
        return value == null ? NOTHING : power(value, 1);
    }

    private static String power(double value, int decimals) {
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, "%." + decimals + "e", value)
                        .replace("e-0", "e-")
                        .replace("e+0", "e");
    }
}
