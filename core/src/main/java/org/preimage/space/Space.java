package org.preimage.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The columns of a problem: `d` inputs that span the box of designs, and `m` outputs. Their order is the order
/// of the values in every design `x` (`[d]`) and every property `y` (`[m]`).
public record Space(List<Input> inputs, List<Output> outputs) {
    /// @throws IllegalArgumentException if there is no input or no output, or if a name stands twice among all
    ///     columns
    public Space {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("Space: expected at least one input and one output, found "
                    + inputs.size() + " and " + outputs.size());
        }
        refuseRepeated(inputs, outputs);
    }

    /// The names of the inputs, in order.
    public List<String> inputNames() {
        return inputs.stream().map(Input::name).toList();
    }

    /// The names of the outputs, in order.
    public List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    /// The position of an input in every design.
    ///
    /// @throws IllegalArgumentException if there is none of that name; the message names the nearest one
    public int inputIndex(String name) {
        return index("a known input", name, inputNames());
    }

    /// The position of an output in every property.
    ///
    /// @throws IllegalArgumentException if there is none of that name; the message names the nearest one
    public int outputIndex(String name) {
        return index("a known output", name, outputNames());
    }

    /// This space with other bounds for one input. They may be wider than before: where the box ends is the
    /// user's choice.
    ///
    /// @throws IllegalArgumentException if the input is unknown, or the bounds are not finite or are reversed
    public Space withBounds(String name, double low, double high) {
        List<Input> changed = new ArrayList<>(inputs);
        changed.set(inputIndex(name), new Input(name, low, high));
        return new Space(changed, outputs);
    }

    /// This space with one input fixed.
    ///
    /// @throws IllegalArgumentException if the input is unknown or the value is not finite
    public Space withFixed(String name, double value) {
        return withBounds(name, value, value);
    }

    /// Whether every value of the design `x`, `[d]`, is within its bounds; one that is not a number never is.
    public boolean contains(double[] x) {
        checkWidth(x);
        for (int i = 0; i < x.length; i++) {
            Input input = inputs.get(i);
            if (!(x[i] >= input.low() && x[i] <= input.high())) {
                return false;
            }
        }
        return true;
    }

    /// Moves every value of the design `x`, `[d]`, to the nearest one within its bounds, in place.
    ///
    /// @throws IllegalArgumentException if a value is not a number, which has no nearest one
    public void clip(double[] x) {
        checkWidth(x);
        for (int i = 0; i < x.length; i++) {
            Input input = inputs.get(i);
            if (Double.isNaN(x[i])) {
                throw new IllegalArgumentException(
                        "Space: expected a number to clip, found NaN for the input '" + input.name() + "'");
            }
            x[i] = Math.clamp(x[i], input.low(), input.high());
        }
    }

    private void checkWidth(double[] x) {
        if (x.length != inputs.size()) {
            throw new IllegalArgumentException(
                    "Space: expected a design of " + inputs.size() + " values, found " + x.length);
        }
    }

    private static int index(String expected, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Space: " + NearestName.refusal(expected, name, names));
        }
        return index;
    }

    private static void refuseRepeated(List<Input> inputs, List<Output> outputs) {
        List<String> names = new ArrayList<>();
        inputs.forEach(input -> names.add(input.name()));
        outputs.forEach(output -> names.add(output.name()));
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "Space: expected every column to have a name of its own, found '" + name + "' twice");
            }
        }
    }
}
