package org.preimage.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was asked.
///
/// @param goals the target of each output, in the order of all `[m]` rows
/// @param inputs the inputs, in the order of all `[d]` rows
/// @param designs how many designs were asked for
/// @param constraints linear conditions on the inputs, as they were written
/// @param near the design that others are to be near to, in words such as `a = 3.9, b = 4`; null for none
/// @param pixels what cell the inputs are the pixels of; null where they are not
public record QuestionReport(
        List<Goal> goals,
        List<Input> inputs,
        int designs,
        @Nullable List<String> constraints,
        @Nullable String near,
        @Nullable Pixels pixels) {
    /// A question without constraints.
    public QuestionReport(List<Goal> goals, List<Input> inputs, int designs) {
        this(goals, inputs, designs, null, null, null);
    }

    public QuestionReport {
        goals = List.copyOf(goals);
        inputs = List.copyOf(inputs);
        constraints = constraints == null ? List.of() : List.copyOf(constraints);
        if (goals.isEmpty() || inputs.isEmpty()) {
            throw new IllegalArgumentException("Question: expected at least one goal and one input, got " + goals.size()
                    + " and " + inputs.size());
        }
        Checks.atLeast(1, designs, "Question, designs");
        if (pixels != null) {
            pixels.require(inputs.size());
        }
    }

    /// Linear conditions on the inputs; none if there are none.
    @Override
    public List<String> constraints() {
        return Objects.requireNonNull(constraints);
    }

    /// Whether the properties `[m]` lie within the tolerance of every goal.
    public boolean isMetBy(List<Double> properties) {
        for (int k = 0; k < goals.size(); k++) {
            if (!goals.get(k).isMetBy(properties.get(k))) {
                return false;
            }
        }
        return true;
    }

    /// What is asked of one output: a value, a range, to be small or large, or nothing.
    ///
    /// @param output the output's name
    /// @param unit its unit, empty when it has none
    /// @param target the value asked for; null when none is
    /// @param tolerance the largest accepted difference from the value; of a range the unit of misses; positive
    /// @param reached the smallest and the largest value among the pairs
    /// @param from the lower end of the range asked for; null for none
    /// @param to the upper end; null for none
    /// @param wish `minimize` or `maximize`; null for neither
    /// @param weight what a squared miss counts where not all goals can be met; null where nothing is asked
    public record Goal(
            String output,
            String unit,
            @Nullable Double target,
            double tolerance,
            SolveReport.Range reached,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable String wish,
            @Nullable Double weight) {
        /// A value that counts once.
        public Goal(String output, String unit, double target, double tolerance, SolveReport.Range reached) {
            this(output, unit, target, tolerance, reached, null, null, null, 1.0);
        }

        public Goal {
            Objects.requireNonNull(output);
            Objects.requireNonNull(unit);
            for (Double number : Arrays.asList(target, from, to)) {
                if (number != null) {
                    Checks.finite(number, "Goal of " + output + ", target");
                }
            }
            if (!(tolerance > 0 && tolerance <= Checks.LARGEST)) {
                throw new IllegalArgumentException(
                        "Goal of " + output + ": expected a positive, finite tolerance, got " + tolerance);
            }
            if (target != null && (from != null || to != null)) {
                throw new IllegalArgumentException("Goal of " + output + ": expected a value or a range, got both");
            }
            Objects.requireNonNull(reached);
        }

        /// Whether a value or a range is asked for.
        public boolean asksForValues() {
            return target != null || from != null || to != null;
        }

        /// Whether the value meets the goal; the very edge counts, whatever the rounding.
        public boolean isMetBy(double value) {
            return Math.abs(miss(value)) <= slack() + 1e-9 * (slack() + 1e-6 * Math.abs(value));
        }

        private double slack() {
            return target == null ? 0 : tolerance;
        }

        /// How far the value is from the one asked for, or outside the range, with its sign.
        public double miss(double value) {
            return target != null
                    ? value - target
                    : from != null && value < from ? value - from : to != null && value > to ? value - to : 0;
        }

        /// Whether the pairs reach what is asked for, in part at least.
        public boolean withinReach() {
            return (target == null || reached.contains(target))
                    && (from == null || from <= reached.hi())
                    && (to == null || to >= reached.lo());
        }

        /// The value that candidates' residuals are counted from: the one asked for, the middle of a range, its end
        /// if the other is open, and 0 where nothing is asked.
        public double origin() {
            return target != null
                    ? target
                    : from != null && to != null ? from + (to - from) / 2 : from != null ? from : to != null ? to : 0;
        }
    }

    /// The inputs are the densities of a cell's pixels, row by row from above.
    ///
    /// @param binary how many pixels wide void and solid have to be in cells that have nothing in between; 0 where
    ///     densities may be
    public record Pixels(int rows, int columns, int binary) {
        public Pixels {
            Checks.atLeast(1, rows, "Pixels, rows");
            Checks.atLeast(1, columns, "Pixels, columns");
            Checks.atLeast(0, binary, "Pixels, binary");
        }

        private void require(int inputs) {
            if ((long) rows * columns != inputs) {
                throw new IllegalArgumentException(
                        "Question: expected an input for each of " + rows + " × " + columns + " pixels, got " + inputs);
            }
        }
    }

    /// One input.
    ///
    /// @param name its name
    /// @param unit its unit, empty when it has none
    /// @param bounds its side of the box
    /// @param fixed whether its value was given with the question; a fixed input is not plotted
    /// @param levels the names of its levels, if it is a category; a value is then the position of its level
    /// @param whole whether its values are whole numbers
    public record Input(
            String name,
            String unit,
            SolveReport.Range bounds,
            boolean fixed,
            @Nullable List<String> levels,
            boolean whole) {
        /// An input of any numbers.
        public Input(String name, String unit, SolveReport.Range bounds, boolean fixed) {
            this(name, unit, bounds, fixed, List.of(), false);
        }

        public Input {
            levels = levels == null ? List.of() : List.copyOf(levels);
            Objects.requireNonNull(name);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(bounds);
        }

        /// The names of its levels; none if it is no category.
        @Override
        public List<String> levels() {
            return Objects.requireNonNull(levels);
        }

        /// What to write beside a scale of it: its levels by their names, of whole numbers only those.
        List<Scale.Tick> ticks(Scale scale, int about) {
            if (!levels().isEmpty()) {
                return IntStream.range(0, levels().size())
                        .mapToObj(i -> new Scale.Tick(i, levels().get(i)))
                        .toList();
            }
            return scale.ticks(about).stream()
                    .filter(tick -> !whole || tick.value() == Math.rint(tick.value()))
                    .toList();
        }

        /// A value of it as people read it.
        public String shown(double value) {
            if (!levels().isEmpty()) {
                return levels().get(Math.clamp(Math.round(value), 0, levels().size() - 1));
            }
            return whole
                    ? Long.toString(Math.round(value))
                    : Numeral.fixed(value, Numeral.decimals(bounds.hi() - bounds.lo(), 4));
        }
    }
}
