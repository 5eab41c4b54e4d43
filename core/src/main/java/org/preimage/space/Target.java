package org.preimage.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What is asked of the outputs, `y*`: one goal for each, in the user's units. A property hits the target when
/// every output meets its goal.
///
/// @param goals in the order of the outputs, at most one of them to be least or most, and not all free
public record Target(List<Goal> goals) {
    /// @throws IllegalArgumentException if nothing is asked, or several outputs are to be least or most
    public Target {
        goals = List.copyOf(goals);
        if (goals.stream().allMatch(Goal.Free.class::isInstance)) {
            throw new IllegalArgumentException(
                    "Target: expected a goal for at least one output, found " + goals.size() + " that are free");
        }
        if (goals.stream().filter(Target::isObjective).count() > 1) {
            throw new IllegalArgumentException("Target: expected one output to be least or most, found several");
        }
    }

    /// A value for every output.
    ///
    /// @param values `[m]`
    /// @param tolerances how far from its value each output may be, `[m]`
    /// @throws IllegalArgumentException if there is no value, the lengths differ, or a value is not finite or a
    ///     tolerance not finite and positive
    public Target(double[] values, double[] tolerances) {
        this(goals(values, tolerances));
    }

    private static List<Goal> goals(double[] values, double[] tolerances) {
        if (values.length == 0 || values.length != tolerances.length) {
            throw new IllegalArgumentException("Target: expected one tolerance for each of at least one value, found "
                    + values.length + " values and " + tolerances.length + " tolerances");
        }
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            try {
                goals.add(new Goal.Value(values[i], tolerances[i]));
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " for output " + (i + 1), refused);
            }
        }
        return goals;
    }

    private static boolean isObjective(Goal goal) {
        return goal instanceof Goal.Least || goal instanceof Goal.Most;
    }

    /// The output that is to be least or most, if there is one.
    public OptionalInt objective() {
        return IntStream.range(0, goals.size())
                .filter(o -> isObjective(goals.get(o)))
                .findFirst();
    }

    /// The asked values, `[m]`: of a range the middle, or its end where the other side is open; where nothing is
    /// asked, not a number.
    public double[] values() {
        return each(goal -> switch (goal) {
            case Goal.Value value -> value.value();
            case Goal.Between range when Double.isInfinite(range.low()) -> range.high();
            case Goal.Between range when Double.isInfinite(range.high()) -> range.low();
            case Goal.Between range -> range.low() + (range.high() - range.low()) / 2;
            case Goal.Unconditional _ -> Double.NaN;
        });
    }

    /// The units in which residuals are counted, `[m]`; of a value, how far from it the output may be.
    public double[] tolerances() {
        return each(Goal::tolerance);
    }

    /// The smallest values that hit, `[m]`, negative infinity where there is none.
    public double[] low() {
        return each(Goal::low);
    }

    /// The largest values that hit, `[m]`, infinity where there is none.
    public double[] high() {
        return each(Goal::high);
    }

    private double[] each(ToDoubleFunction<Goal> number) {
        return goals.stream().mapToDouble(number).toArray();
    }

    /// The number of outputs, `m`.
    public int size() {
        return goals.size();
    }

    /// Whether every output of the property `y`, `[m]`, meets its goal.
    public boolean isHitBy(double[] y) {
        return residual(y) <= 1;
    }

    /// The largest residual of the property `y`, `[m]`, over the outputs, in tolerances: at most 1 exactly where it
    /// hits.
    public double residual(double[] y) {
        checkWidth(y);
        double largest = 0;
        for (int o = 0; o < y.length; o++) {
            largest = Math.max(largest, goals.get(o).residual(y[o]));
        }
        return largest;
    }

    /// What a compromise makes least: the squared misses of the property `y`, `[m]`, in tolerances, each with its
    /// weight, added up.
    public double compromise(double[] y) {
        checkWidth(y);
        double sum = 0;
        for (int o = 0; o < y.length; o++) {
            Goal goal = goals.get(o);
            double miss = goal.miss(y[o]) / goal.tolerance();
            sum += goal.weight() * miss * miss;
        }
        return sum;
    }

    /// The squared miss of the property `y`, `[m]`, averaged over the outputs that are asked for something.
    public double squaredError(double[] y) {
        checkWidth(y);
        return IntStream.range(0, y.length)
                .filter(o -> goals.get(o).isAsked())
                .mapToDouble(o -> goals.get(o).miss(y[o]) * goals.get(o).miss(y[o]))
                .average()
                .orElse(0);
    }

    private void checkWidth(double[] y) {
        if (y.length != goals.size()) {
            throw new IllegalArgumentException(
                    "Target: expected a property of " + goals.size() + " values, found " + y.length);
        }
    }
}
