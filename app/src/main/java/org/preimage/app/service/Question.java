package org.preimage.app.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.model.InverseModel;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.NearestName;
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
public record Question(
        Map<String, Double> targets,
        Map<String, Double> within,
        @Nullable Double withinAll,
        Map<String, Bounds> bounds,
        Map<String, Scalar> fixed) {
    /// The default tolerance, as a share of the standard deviation of the output over the pairs.
    public static final double SHARE = 0.01;

    /// A closed interval, or one value.
    public record Bounds(double low, double high) {}

    public Question {
        targets = ordered(targets);
        within = ordered(within);
        bounds = ordered(bounds);
        fixed = ordered(fixed);
    }

    /// The target in the order of the model's outputs.
    ///
    /// @throws IllegalArgumentException if an output is unknown or has no target, or a number is not possible
    Target target(InverseModel model) {
        List<String> outputs = model.space().outputNames();
        known("--target", "a known output", targets, outputs);
        known("--within", "a known output", within, outputs);
        String missing =
                outputs.stream().filter(output -> !targets.containsKey(output)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("expected a --target for every output of the model, found none for "
                    + missing + "; add --target " + missing.split(",", 2)[0] + "=NUMBER");
        }
        double[] scale = model.outputs().scale();
        double[] values = new double[scale.length];
        double[] tolerances = new double[scale.length];
        for (int o = 0; o < values.length; o++) {
            String output = outputs.get(o);
            double usual = withinAll == null ? SHARE * scale[o] : withinAll;
            values[o] = targets.getOrDefault(output, Double.NaN);
            tolerances[o] = within.getOrDefault(output, usual);
        }
        return new Target(values, tolerances);
    }

    /// The model's columns with the bounds asked for.
    ///
    /// @throws IllegalArgumentException if an input is unknown, its bounds are reversed, or it was constant in the
    ///     pairs and is asked to be something else
    Space space(InverseModel model) {
        Space space = model.space();
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
            double value = value(input, entry.getValue());
            space = bounded(space, input, new Bounds(value, value));
        }
        return space;
    }

    /// The value of an input that a text says.
    private static double value(Input input, Scalar said) {
        if (input.kind() instanceof Kind.Categorical category) {
            if (!category.levels().contains(said.text())) {
                throw new IllegalArgumentException("--fix " + input.name() + ": " + category.refusal(said.text()));
            }
            return category.index(said.text());
        }
        if (!said.number()) {
            throw new IllegalArgumentException(
                    "--fix " + input.name() + ": expected a finite number such as 1.5, found '" + said.text() + "'");
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

    private static void known(String option, String expected, Map<String, ?> asked, List<String> names) {
        for (String name : asked.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(option + ": " + NearestName.refusal(expected, name, names));
            }
        }
    }
}
