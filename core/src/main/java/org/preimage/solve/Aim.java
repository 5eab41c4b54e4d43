package org.preimage.solve;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.preimage.model.InverseModel;
import org.preimage.space.Clip;
import org.preimage.space.Goal;
import org.preimage.space.Output;
import org.preimage.space.Target;

/// What localization makes the outputs come to, standardized: for each an interval, which is one value, a range, or
/// everything.
///
/// @param low the lower ends, `[m]`
/// @param high the upper ends, `[m]`
/// @param weight what a distance from the interval counts in a compromise, in units that make the usual one 1; 0
///     where everything is good, `[m]`
/// @param tolerance how near is near enough, `[m]`
record Aim(double[] low, double[] high, double[] weight, double[] tolerance) {
    /// A range is aimed at this share of it inside of its ends, so that what is wrong by little still hits.
    private static final double MARGIN = 0.05;

    /// What a target asks of a model's outputs.
    ///
    /// @param enough how near to its value an output is to come, standardized, by its number
    static Aim of(InverseModel model, Target target, IntToDoubleFunction enough) {
        int m = target.size();
        double[] low = new double[m];
        double[] high = new double[m];
        double[] weight = new double[m];
        double[] tolerance = new double[m];
        for (int o = 0; o < m; o++) {
            Goal goal = target.goals().get(o);
            double unit = goal.tolerance() / model.outputs().scale()[o];
            boolean value = goal instanceof Goal.Value;
            low[o] = model.outputs().scale(o, value ? target.values()[o] : goal.low());
            high[o] = model.outputs().scale(o, value ? target.values()[o] : goal.high());
            tolerance[o] = goal.isAsked() ? enough.applyAsDouble(o) : Double.POSITIVE_INFINITY;
            weight[o] = Math.sqrt(goal.weight()) / unit;
            if (goal instanceof Goal.Between) {
                double margin = Math.min(unit, MARGIN * (high[o] - low[o]));
                low[o] += margin;
                high[o] -= margin;
                tolerance[o] = margin / 2;
            }
            open(low, high, o, model.space().outputs().get(o), goal);
        }
        double usual = Math.exp(Arrays.stream(weight)
                .filter(w -> w > 0)
                .map(Math::log)
                .average()
                .orElse(0));
        return new Aim(low, high, Arrays.stream(weight).map(w -> w / usual).toArray(), tolerance);
    }

    /// Where the bound of a clipped output hits, every latent value beyond it does, and is left where it is.
    private static void open(double[] low, double[] high, int o, Output output, Goal goal) {
        if (output.clip() == Clip.LOW && goal.isHitBy(output.low())) {
            low[o] = Double.NEGATIVE_INFINITY;
        }
        if (output.clip() == Clip.HIGH && goal.isHitBy(output.high())) {
            high[o] = Double.POSITIVE_INFINITY;
        }
    }

    /// The number of outputs, `m`.
    int size() {
        return low.length;
    }

    /// What output `o` has to change by from `f`; 0 inside its interval.
    double missing(int o, double f) {
        return f < low[o] ? low[o] - f : f > high[o] ? high[o] - f : 0 * f;
    }

    /// Whether output `o` has to have one value.
    boolean isValue(int o) {
        return low[o] == high[o];
    }

    /// Whether the outputs `f`, `[m]`, are near enough.
    boolean isReachedBy(IntToDoubleFunction f) {
        return IntStream.range(0, size()).allMatch(o -> Math.abs(missing(o, f.applyAsDouble(o))) <= tolerance[o]);
    }

    /// What the compromise makes least: the squared distances with their weights.
    double cost(IntToDoubleFunction f) {
        double cost = 0;
        for (int o = 0; o < size(); o++) {
            double weighted = weight[o] * missing(o, f.applyAsDouble(o));
            cost += weighted * weighted;
        }
        return cost;
    }
}
