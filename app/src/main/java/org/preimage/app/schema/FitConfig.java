package org.preimage.app.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a fit can be told.
///
/// @param pairs the table of pairs
/// @param inputs the columns of the design, in order
/// @param outputs the columns of the property, in order
/// @param kinds the inputs that are no continuous numbers, by name
/// @param symmetries motions of the inputs that change no output
/// @param pixels rows and columns of the cell whose pixels the inputs are
/// @param censored the outputs that are clipped, by name, each with the bound
/// @param group the column that says what rows belong together
/// @param strict whether one unusable row refuses the table
/// @param method what the model is for
/// @param prior where the candidates of iPage come from
/// @param preset where all settings come from
/// @param surrogate what designs are localized on
/// @param epochs the most epochs of the prior
/// @param networkEpochs the most epochs of each network beside it
/// @param held the shares of rows that are not fitted to
public record FitConfig(
        @Key("The table of pairs, a CSV file with a header line.") @Nullable
        String pairs,

        @Key("The columns of the design, in order.") List<String> inputs,

        @Key("The columns of the property, in order.") List<String> outputs,

        @Key(
                value = "The inputs that are no continuous numbers, by their names; all others are.",
                choices = {"continuous", "integer", "categorical"})
        Map<String, String> kinds,

        @Key("Motions of the inputs that change no output, such as 'a -> b, b -> a'; with all that they make together.")
        List<String> symmetries,

        @Key("Rows and columns, such as 32x32, of a repeating cell whose pixels all inputs are, row by row.") @Nullable
        String pixels,

        @Key("Outputs that are told as a bound wherever their true value is beyond: the bound by the output's name.")
        Map<String, Double> censored,

        @Key("A column that says what rows belong together: they are always on the same side of a split.") @Nullable
        String group,

        @Key("Whether one unusable row refuses the table; such rows are dropped if left out.") @Nullable
        Boolean strict,

        @Key(
                value = "The inverse method; ipage if left out.",
                choices = {"ipage", "mdn", "inn", "inn-ml", "cinn", "cvae", "neural-adjoint", "lookup", "lookup-local"})
        @Nullable
        String method,

        @Key(
                value = "Where the candidates of ipage come from; every other method has its own. cinn if left out, inn"
                        + " with the paper's settings.",
                choices = {"inn", "inn-ml", "cinn", "cvae", "mdn", "uniform", "rows"})
        @Nullable
        String prior,

        @Key(
                value = "Where the settings of the method come from: what measures best, or the paper's for one of its"
                        + " tasks; default if left out.",
                choices = {"default", "paper", "paper-arm", "paper-ballistics", "paper-crystal"})
        @Nullable
        String preset,

        @Key(
                value = "What designs are localized on: the prior's own flow, an ensemble of networks, Gaussian"
                        + " processes, or whichever of them predicts the validation rows best (default).",
                choices = {"auto", "flow", "ensemble", "gp"})
        @Nullable
        String surrogate,

        @Key(value = "The most epochs of the prior.", from = 1) @Nullable
        Integer epochs,

        @Key(value = "The most epochs of each network beside the prior; not where there is none.", from = 1) @Nullable
        Integer networkEpochs,

        @Key("The shares of rows that are not fitted to.") @Nullable
        HeldConfig held) {

    /// The shares of rows that choose among epochs and surrogates, and that grade the result and choose nothing.
    ///
    /// @param validation the share that chooses
    /// @param test the share that grades
    public record HeldConfig(
            @Key(value = "The share that chooses among epochs and surrogates.", above = 0, upTo = 1)
            double validation,

            @Key(value = "The share that grades the result, and chooses nothing.", above = 0, upTo = 1)
            double test) {
        public HeldConfig {
            if (!(validation + test < 1)) {
                throw new IllegalArgumentException(
                        "expected shares that are together below 1, found " + validation + " and " + test);
            }
        }
    }

    /// A block that says nothing.
    public static final FitConfig NONE = new FitConfig(
            null, List.of(), List.of(), Map.of(), List.of(), null, Map.of(), null, null, null, null, null, null, null,
            null, null);

    public FitConfig {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        symmetries = List.copyOf(symmetries);
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        censored = Collections.unmodifiableMap(new LinkedHashMap<>(censored));
    }
}
