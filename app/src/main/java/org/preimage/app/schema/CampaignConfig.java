package org.preimage.app.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.GoalConfig;
import org.preimage.space.Input;
import org.preimage.space.Kind;

/// What a campaign can be told.
///
/// @param output the folder to keep it in
/// @param simulator what is run
/// @param inputs the inputs with their bounds, in order
/// @param outputs the outputs, in order
/// @param targets what is asked of each output, by its name
/// @param within the tolerance of the outputs that have none of their own
/// @param constraints linear conditions on the inputs
/// @param symmetries motions of the inputs that change no output
/// @param censored the outputs that are clipped, by name, each with the bound
/// @param pairs a table of pairs that are known before
/// @param designs how many different designs are to hit
/// @param apart how far different designs are from each other
/// @param first how many designs are run before anything is learned
/// @param batch how many designs are proposed at a time
/// @param budget the most runs
/// @param atOnce how many runs at the same time
public record CampaignConfig(
        @Key("The folder to keep the campaign in; beside the goal file, with .campaign for its ending, if left out.")
        @Nullable
        String output,

        @Key("What is run: a built-in problem by its name, or a file that describes a simulator; if left out, designs"
                + " are asked for and results told.")
        @Nullable
        String simulator,

        @Key("The inputs by name, in order, each with its bounds; the simulator's own if left out.")
        Map<String, InputConfig> inputs,

        @Key("The outputs, in order; the simulator's own if left out.")
        List<String> outputs,

        @Key("What is asked of the outputs, by their names; of those left out, nothing.")
        Map<String, GoalConfig> targets,

        @Key(value = "How far from its target an output may be that says nothing itself.", above = 0) @Nullable
        Double within,

        @Key("Linear conditions on the inputs, such as a + b <= 8.2.")
        List<String> constraints,

        @Key("Motions of the inputs that change no output, such as 'a -> b, b -> a'; with all that they make together.")
        List<String> symmetries,

        @Key("Outputs that are told as a bound wherever their true value is beyond: the bound by the output's name.")
        Map<String, Double> censored,

        @Key("A table of pairs that are known before the first run; none if left out.") @Nullable
        String pairs,

        @Key(value = "How many different designs are to hit; 10 if left out.", from = 1) @Nullable
        Integer designs,

        @Key(
                value = "How far designs are apart that count as different, in the ranges of the inputs; 0.02 if left"
                        + " out.",
                from = 0)
        @Nullable
        Double apart,

        @Key(
                value = "How many designs are run before anything is learned; four for each input and four more if left"
                        + " out, none where there are pairs.",
                from = 1)
        @Nullable
        Integer first,

        @Key(value = "How many designs are proposed at a time; 5 if left out, or as many as run at once.", from = 1)
        @Nullable
        Integer batch,

        @Key(value = "The most runs.", from = 1) int budget,

        @Key(value = "How many runs at the same time; what the simulator allows if left out.", from = 1) @Nullable
        Integer atOnce) {

    /// An input: its bounds, or one value, or its levels.
    ///
    /// @param from the least it may be
    /// @param to the most it may be
    /// @param value what it always is
    /// @param kind continuous or integer
    /// @param levels what a category may be
    public record InputConfig(
            @Key("The least it may be.") @Nullable Double from,

            @Key("The most it may be.") @Nullable Double to,

            @Key("What it always is, instead of bounds.") @Nullable
            Double value,

            @Key(
                    value = "Whether it is any number or a whole one; any if left out.",
                    choices = {"continuous", "integer"})
            @Nullable
            String kind,

            @Key("The levels of a category, instead of bounds.")
            List<String> levels) {
        public InputConfig {
            levels = List.copyOf(levels);
            boolean bounded = from != null && to != null;
            long said = Stream.of(bounded, value != null, !levels.isEmpty())
                    .filter(each -> each)
                    .count();
            if (said != 1 || (from == null) != (to == null)) {
                throw new IllegalArgumentException(
                        "expected from and to, or a value, or levels, found " + (said == 0 ? "none" : "other keys"));
            }
            if (bounded && Objects.requireNonNull(from) > Objects.requireNonNull(to)) {
                throw new IllegalArgumentException(
                        "expected bounds from a low to a high number, found " + from + " to " + to);
            }
        }

        /// The input of this name.
        ///
        /// @throws IllegalArgumentException if these are no bounds of its kind
        public Input input(String name) {
            if (!levels.isEmpty()) {
                return Input.of(name, new Kind.Categorical(levels));
            }
            double low = Objects.requireNonNullElse(from, Objects.requireNonNullElse(value, 0.0));
            double high = Objects.requireNonNullElse(to, low);
            return new Input(name, low, high, "integer".equals(kind) ? Kind.INTEGER : Kind.CONTINUOUS);
        }
    }

    public CampaignConfig {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = List.copyOf(outputs);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        constraints = List.copyOf(constraints);
        symmetries = List.copyOf(symmetries);
        censored = Collections.unmodifiableMap(new LinkedHashMap<>(censored));
    }

    /// The same without a named simulator, beside which a file describes one.
    public CampaignConfig withoutSimulator() {
        return new CampaignConfig(
                output,
                null,
                inputs,
                outputs,
                targets,
                within,
                constraints,
                symmetries,
                censored,
                pairs,
                designs,
                apart,
                first,
                batch,
                budget,
                atOnce);
    }
}
