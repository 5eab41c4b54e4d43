package org.preimage.app.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a solve can be told.
///
/// @param output the folder to write
/// @param targets what is asked of each output, by its name
/// @param within the tolerance of the outputs that have none of their own
/// @param bounds other bounds for single inputs, by name: the low and the high one
/// @param fixed inputs that are fixed, by name
/// @param designs how many designs to find
/// @param candidates how many candidates to draw
/// @param latent how the latent space is filled
/// @param spread how the designs are spread
/// @param binary how wide solid and void are at least, in pixels, in binary cells
/// @param inputError by how much inputs are off when a design is made
/// @param robust whether designs are chosen that withstand that
/// @param localizer how candidates become exact
/// @param simulator a built-in problem, or a file with a simulator, to verify the designs with
/// @param polish how to improve the designs on the simulator
/// @param minimize the output that is to be as small as the targets allow
/// @param maximize the output that is to be as large as the targets allow
/// @param constraints linear conditions on the inputs
/// @param near the design that others are to be near to, by its inputs
public record SolveConfig(
        @Key("The folder to write; it must be new or empty.") @Nullable
        String output,

        @Key("What is asked of the outputs of the model, by their names; of those left out, nothing.")
        Map<String, GoalConfig> targets,

        @Key(
                value = "How far from its target an output may be that says nothing itself; 1 % of its standard"
                        + " deviation over the pairs if left out.",
                above = 0)
        @Nullable
        Double within,

        @Key(
                value = "Other bounds for an input, the low and the high one; the range of the pairs if left out.",
                items = 2)
        Map<String, List<Double>> bounds,

        @Key("Inputs that are fixed, and where: a number, or the name of a level.")
        Map<String, Scalar> fixed,

        @Key(value = "How many designs to find; 100 if left out.", from = 1) @Nullable
        Integer designs,

        @Key(
                value = "How many candidates to draw, at least as many as designs; what the model's method does if left"
                        + " out: for ipage ten for each, within 1000 to 5000.",
                from = 1)
        @Nullable
        Integer candidates,

        @Key(
                value = "How the latent space is filled; what the model's method does if left out.",
                choices = {"random", "lhs", "maximin", "sobol"})
        @Nullable
        String latent,

        @Key(
                value = "Which designs are kept: spread evenly over the solution set, as the pairs are, or as the most"
                        + " different candidates, or the nearest to the target, or candidates as they were drawn; what"
                        + " the model's method does if left out.",
                choices = {"even", "prior", "candidates", "nearest", "drawn"})
        @Nullable
        String spread,

        @Key(
                value = "Cells of pixels that are void or solid and can be made, both at least so many pixels wide; any"
                        + " densities if left out.",
                from = 1)
        @Nullable
        Integer binary,

        @Key(
                value = "The standard deviations by which inputs are off when a design is made, by name; tells how far"
                        + " the outputs then move.",
                above = 0)
        Map<String, Double> inputError,

        @Key("Whether designs are chosen whose outputs move least under that error; not if left out.") @Nullable
        Boolean robust,

        @Key("How candidates become exact; what the model's method does if left out.") @Nullable
        LocalizerConfig localizer,

        @Key(
                "A built-in problem, or a file with a simulator, to verify the designs with; what the file itself says under"
                        + " simulator if left out.")
        @Nullable
        String simulator,

        @Key("How to improve the designs on the simulator; not at all if left out.") @Nullable
        PolishConfig polish,

        @Key("An output that is to be as small as the targets allow.") @Nullable
        String minimize,

        @Key("An output that is to be as large as the targets allow; not with minimize.") @Nullable
        String maximize,

        @Key("Linear conditions on the inputs, such as a + b <= 8.2.")
        List<String> constraints,

        @Key("Find the designs nearest to this one: its inputs, or those that are to stay as they are.")
        Map<String, Scalar> near) {

    /// What is asked of one output: a value, or a range that may be open on one side.
    ///
    /// @param value what it is to be
    /// @param within how far from that it may be
    /// @param from the least it is to be
    /// @param to the most it is to be
    /// @param weight what its squared residual counts where not all targets can be met
    public record GoalConfig(
            @Key("What the output is to be.") @Nullable Double value,

            @Key(value = "How far from the value it may be.", above = 0) @Nullable
            Double within,

            @Key("The least it is to be, instead of a value.") @Nullable
            Double from,

            @Key("The most it is to be, instead of a value.") @Nullable
            Double to,

            @Key(value = "What its squared residual counts where not all targets can be met; 1 if left out.", above = 0)
            @Nullable
            Double weight) {
        public GoalConfig {
            if ((value == null) == (from == null && to == null)) {
                throw new IllegalArgumentException("expected a value, or a range with from or to or both, found "
                        + (value == null ? "neither" : "both"));
            }
            if (within != null && value == null) {
                throw new IllegalArgumentException("expected within beside a value, found it beside a range");
            }
            if (from != null && to != null && from >= to) {
                throw new IllegalArgumentException(
                        "expected a range from a smaller to a larger number, found " + from + " to " + to);
            }
        }
    }

    /// The localizer, by its name; exactly one.
    ///
    /// @param gaussNewton Gauss–Newton with damping
    /// @param adam Adam, as in the paper
    /// @param none candidates as they are
    public record LocalizerConfig(
            @Key("Damped Gauss-Newton steps on all designs side by side.") @Nullable
            GaussNewtonConfig gaussNewton,

            @Key("Adam on the squared error, as in the paper.") @Nullable
            AdamConfig adam,

            @Key("No localization: candidates as they are.") @Nullable
            NoneConfig none) {
        public LocalizerConfig {
            long said =
                    Stream.of(gaussNewton, adam, none).filter(Objects::nonNull).count();
            if (said != 1) {
                throw new IllegalArgumentException(
                        "expected one localizer, gauss-newton, adam or none, found " + said + " of them");
            }
        }
    }

    /// No localization has no settings.
    public record NoneConfig() {}

    /// Gauss–Newton's settings.
    ///
    /// @param steps the most steps
    /// @param longest the longest step
    public record GaussNewtonConfig(
            @Key(value = "The most steps.", from = 1) @Nullable
            Integer steps,

            @Key(value = "The longest step, in standard deviations of the inputs.", above = 0) @Nullable
            Double longest) {}

    /// Adam's settings.
    ///
    /// @param steps the most steps
    /// @param rate the rate
    /// @param boundary the weight of the boundary loss
    public record AdamConfig(
            @Key(value = "The most steps.", from = 1) @Nullable
            Integer steps,

            @Key(value = "The rate, in standard deviations of the inputs.", above = 0) @Nullable
            Double rate,

            @Key(
                    value = "The weight of a loss that keeps designs inside the box; 0 to put them back after every"
                            + " step.",
                    from = 0)
            @Nullable
            Double boundary) {}

    /// How to improve designs on the simulator.
    ///
    /// @param calls the most calls of the simulator for each design
    /// @param until the share of the tolerances within which a design is done
    public record PolishConfig(
            @Key(value = "The most calls of the simulator for each design, the first included.", from = 1)
            int calls,

            @Key(
                    value = "A design is done within this share of its tolerances, at most 1; 0, for as exact as it"
                            + " gets, if left out.",
                    from = 0,
                    upTo = 1)
            @Nullable
            Double until) {}

    /// A block that says nothing.
    public static final SolveConfig NONE = new SolveConfig(
            null, Map.of(), null, Map.of(), Map.of(), null, null, null, null, null, Map.of(), null, null, null, null,
            null, null, List.of(), Map.of());

    public SolveConfig {
        targets = ordered(targets);
        bounds = ordered(bounds);
        fixed = ordered(fixed);
        constraints = List.copyOf(constraints);
        near = ordered(near);
        inputError = ordered(inputError);
        bounds.forEach((name, ends) -> {
            if (ends.size() != 2 || ends.getFirst() > ends.getLast()) {
                throw new IllegalArgumentException(
                        "expected bounds of '" + name + "' from a low to a high number, found " + ends);
            }
        });
        for (String name : fixed.keySet()) {
            if (bounds.containsKey(name)) {
                throw new IllegalArgumentException(
                        "expected '" + name + "' under fixed or under bounds, found it under both");
            }
        }
    }

    /// Whether something is asked of an output, so that the block is a question by itself.
    public boolean asks() {
        return !targets.isEmpty() || minimize != null || maximize != null;
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
