package org.preimage.app.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.app.schema.SolveConfig;
import org.preimage.space.Goal;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Near;
import org.preimage.space.NearestName;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// What is asked of a model, by the names of its columns.
///
/// @param targets the value asked of each output
/// @param within the tolerances of single outputs
/// @param withinAll the tolerance of the outputs that have none of their own; null for a share of their
///     standard deviation
/// @param bounds other bounds for single inputs
/// @param fixed inputs that are fixed, at a number or the name of a level
/// @param wishes what is asked besides
public record Question(
        Map<String, Double> targets,
        Map<String, Double> within,
        @Nullable Double withinAll,
        Map<String, Bounds> bounds,
        Map<String, Scalar> fixed,
        Wishes wishes) {
    /// The default tolerance, as a share of the standard deviation of the output over the pairs.
    public static final double SHARE = 0.01;

    /// Values and bounds only.
    public Question(
            Map<String, Double> targets,
            Map<String, Double> within,
            @Nullable Double withinAll,
            Map<String, Bounds> bounds,
            Map<String, Scalar> fixed) {
        this(targets, within, withinAll, bounds, fixed, Wishes.NONE);
    }

    /// What a file asks.
    public static Question of(SolveConfig told) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> within = new LinkedHashMap<>();
        Map<String, Bounds> ranges = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        told.targets().forEach((name, goal) -> {
            if (goal.value() != null) {
                values.put(name, goal.value());
            } else {
                ranges.put(
                        name,
                        new Bounds(
                                Objects.requireNonNullElse(goal.from(), Double.NEGATIVE_INFINITY),
                                Objects.requireNonNullElse(goal.to(), Double.POSITIVE_INFINITY)));
            }
            if (goal.within() != null) {
                within.put(name, goal.within());
            }
            if (goal.weight() != null) {
                weights.put(name, goal.weight());
            }
        });
        Map<String, Bounds> bounds = new LinkedHashMap<>();
        told.bounds().forEach((name, ends) -> bounds.put(name, new Bounds(ends.getFirst(), ends.getLast())));
        Wishes wishes = new Wishes(ranges, weights, told.minimize(), told.maximize(), told.constraints(), told.near());
        return new Question(values, within, told.within(), bounds, told.fixed(), wishes);
    }

    /// A closed interval, or one value.
    public record Bounds(double low, double high) {}

    public Question {
        targets = ordered(targets);
        within = ordered(within);
        bounds = ordered(bounds);
        fixed = ordered(fixed);
    }

    /// The target in the order of the outputs; those that nothing is asked of are free.
    ///
    /// @param scale the standard deviations of the outputs, which tolerances are shares of
    /// @throws IllegalArgumentException if an output is unknown, nothing is asked, things that exclude each other
    ///     are, or a number is not possible
    Target target(Space space, double[] scale) {
        List<String> outputs = space.outputNames();
        known("--target", "a known output", targets.keySet(), outputs);
        known("--target", "a known output", wishes.ranges().keySet(), outputs);
        known("--within", "a known output", within.keySet(), outputs);
        known("--weight", "a known output", wishes.weights().keySet(), outputs);
        requireObjective("--minimize", wishes.minimize(), outputs);
        requireObjective("--maximize", wishes.maximize(), outputs);
        List<Goal> goals = new ArrayList<>();
        for (int o = 0; o < scale.length; o++) {
            goals.add(goal(outputs.get(o), withinAll == null ? SHARE * scale[o] : withinAll));
        }
        if (goals.stream().allMatch(Goal.Free.class::isInstance)) {
            throw new IllegalArgumentException("expected a --target for at least one output of the model, found none;"
                    + " add --target " + outputs.getFirst() + "=NUMBER");
        }
        return new Target(goals);
    }

    private void requireObjective(String option, @Nullable String output, List<String> outputs) {
        if (output != null) {
            known(option, "a known output", List.of(output), outputs);
            if (isTargeted(output)) {
                throw new IllegalArgumentException(
                        option + ": expected an output without a --target, found '" + output + "'");
            }
        }
    }

    private static void requireUntold(String option, Map<String, Double> told, String output) {
        if (told.containsKey(output)) {
            throw new IllegalArgumentException(option + ": expected an output with a --target, found '" + output + "'");
        }
    }

    private boolean isTargeted(String output) {
        return targets.containsKey(output) || wishes.ranges().containsKey(output);
    }

    private Goal goal(String output, double usual) {
        Bounds range = wishes.ranges().get(output);
        if (range != null && within.containsKey(output)) {
            throw new IllegalArgumentException("--within: expected an output with a value, found '" + output
                    + "', whose range is its own tolerance");
        }
        if (!isTargeted(output)) {
            requireUntold("--within", within, output);
            requireUntold("--weight", wishes.weights(), output);
            return output.equals(wishes.minimize())
                    ? new Goal.Least()
                    : output.equals(wishes.maximize()) ? new Goal.Most() : new Goal.Free();
        }
        double weight = wishes.weights().getOrDefault(output, 1.0);
        return range != null
                ? new Goal.Between(range.low(), range.high(), usual, weight)
                : new Goal.Value(targets.getOrDefault(output, Double.NaN), within.getOrDefault(output, usual), weight);
    }

    /// Where designs may be.
    ///
    /// @param columns with the ranges of the pairs as bounds
    /// @throws IllegalArgumentException if an input is unknown, its bounds are reversed, it was constant in the
    ///     pairs and is asked to be something else, a constraint cannot be read, or all together leave no design
    Region region(Space columns) {
        Space space = space(columns);
        Region region = new Region(
                space,
                wishes.constraints().stream()
                        .map(text -> LinearConstraint.parse(text, space.inputNames()))
                        .toList());
        region.requireDesigns();
        return region;
    }

    /// The design that others are to be near to; null for none.
    ///
    /// @throws IllegalArgumentException if an input is unknown, or a value is none of it
    @Nullable
    Near near(Space space) {
        if (wishes.near().isEmpty()) {
            return null;
        }
        known("--near", "a known input", wishes.near().keySet(), space.inputNames());
        double[] x = new double[space.inputs().size()];
        boolean[] counts = new boolean[x.length];
        wishes.near().forEach((name, said) -> {
            int v = space.inputIndex(name);
            counts[v] = true;
            x[v] = value("--near", space.inputs().get(v), said);
        });
        return new Near(x, counts);
    }

    /// Refuses what no model of these columns could answer.
    ///
    /// @throws IllegalArgumentException as the target, the region and the design to be near to do
    void requirePossible(Space columns) {
        double[] unit = new double[columns.outputs().size()];
        Arrays.fill(unit, 1);
        target(columns, unit);
        region(columns);
        near(columns);
    }

    /// The columns with the bounds asked for.
    private Space space(Space columns) {
        Space space = columns;
        for (Map.Entry<String, Bounds> entry : bounds.entrySet()) {
            Bounds asked = entry.getValue();
            Input input = space.inputs().get(space.inputIndex(entry.getKey()));
            if (input.kind() instanceof Kind.Categorical(var levels)) {
                throw new IllegalArgumentException(
                        "--bounds: expected an input that is a number, found '" + input.name() + "', which is one of "
                                + String.join(", ", levels) + "; --fix takes one of them");
            }
            space = bounded(space, input, asked);
        }
        for (Map.Entry<String, Scalar> entry : fixed.entrySet()) {
            Input input = space.inputs().get(space.inputIndex(entry.getKey()));
            double value = value("--fix", input, entry.getValue());
            space = bounded(space, input, new Bounds(value, value));
        }
        return space;
    }

    /// The value of an input that a text says.
    private static double value(String option, Input input, Scalar said) {
        if (input.kind() instanceof Kind.Categorical category) {
            if (!category.levels().contains(said.text())) {
                throw new IllegalArgumentException(option + " " + input.name() + ": " + category.refusal(said.text()));
            }
            return category.index(said.text());
        }
        if (!said.number()) {
            throw new IllegalArgumentException(option + " " + input.name()
                    + ": expected a finite number such as 1.5, found '" + said.text() + "'");
        }
        return Double.parseDouble(said.text());
    }

    private static Space bounded(Space space, Input input, Bounds asked) {
        if (input.fixed() && !(asked.low() <= input.low() && asked.high() >= input.low())) {
            throw new IllegalArgumentException("expected bounds that hold "
                    + input.kind().shown(input.low()) + " for the input '" + input.name()
                    + "', the only value it has in the pairs, found "
                    + input.kind().shown(asked.low()) + " to " + input.kind().shown(asked.high()));
        }
        return input.fixed() ? space : space.withBounds(input.name(), asked.low(), asked.high());
    }

    /// A copy in the order given: what is told first must not depend on the JVM.
    private static <T> Map<String, T> ordered(Map<String, T> given) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    private static void known(String option, String expected, Collection<String> asked, List<String> names) {
        for (String name : asked) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(option + ": " + NearestName.refusal(expected, name, names));
            }
        }
    }
}
