package org.preimage.space;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns of a problem: `d` inputs that span the box of designs, and `m` outputs. Their order is the order
/// of the values in every design `x` (`[d]`) and every property `y` (`[m]`).
///
/// @param symmetries motions of designs that change no property
public record Space(List<Input> inputs, List<Output> outputs, Symmetries symmetries) {
    /// @throws IllegalArgumentException if there is no input or no output, or if a name stands twice among all
    ///     columns
    public Space {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ColumnNames.check("Space", names(inputs, Input::name), names(outputs, Output::name));
    }

    /// A space without symmetries.
    public Space(List<Input> inputs, List<Output> outputs) {
        this(inputs, outputs, Symmetries.NONE);
    }

    /// The names of the inputs, in order.
    public List<String> inputNames() {
        return names(inputs, Input::name);
    }

    /// The names of the outputs, in order.
    public List<String> outputNames() {
        return names(outputs, Output::name);
    }

    /// The position of an input in every design.
    ///
    /// @throws IllegalArgumentException if there is none of that name; the message names the nearest one
    public int inputIndex(String name) {
        int index = inputNames().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Space: " + NearestName.refusal("a known input", name, inputNames()));
        }
        return index;
    }

    /// This space with other bounds for one input. They may be wider than before: where the box ends is the
    /// user's choice.
    ///
    /// @throws IllegalArgumentException if the input is unknown, or the bounds are not finite or are reversed, or
    ///     hold no value of its kind
    public Space withBounds(String name, double low, double high) {
        List<Input> changed = new ArrayList<>(inputs);
        int at = inputIndex(name);
        changed.set(at, inputs.get(at).within(low, high));
        return new Space(changed, outputs, symmetries);
    }

    /// This space with one input fixed.
    ///
    /// @throws IllegalArgumentException if the input is unknown or the value is not finite
    public Space withFixed(String name, double value) {
        return withBounds(name, value, value);
    }

    /// Whether some input takes whole numbers or levels only.
    public boolean discrete() {
        return inputs.stream().anyMatch(input -> input.kind().discrete());
    }

    /// Whether every value of the design `x`, `[d]`, is within its bounds and of its kind; one that is not a number
    /// never is.
    public boolean contains(double[] x) {
        checkWidth(x);
        for (int i = 0; i < x.length; i++) {
            Input input = inputs.get(i);
            if (!(x[i] >= input.low() && x[i] <= input.high())
                    || (input.kind().discrete() && x[i] != Math.rint(x[i]))) {
                return false;
            }
        }
        return true;
    }

    /// Moves every value of the design `x`, `[d]`, to the nearest one of its kind within its bounds, in place.
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
            double value = input.kind().discrete() ? Math.rint(x[i]) : x[i];
            x[i] = Math.clamp(value, input.low(), input.high());
        }
    }

    private void checkWidth(double[] x) {
        if (x.length != inputs.size()) {
            throw new IllegalArgumentException(
                    "Space: expected a design of " + inputs.size() + " values, found " + x.length);
        }
    }

    private static <T> List<String> names(List<T> columns, Function<T, String> name) {
        return columns.stream().map(name).toList();
    }
}
