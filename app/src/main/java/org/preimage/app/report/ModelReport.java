package org.preimage.app.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the answer rests on.
///
/// @param pairs the known pairs
/// @param surrogate the surrogate and how good it is
/// @param curves training curves; may be empty
/// @param trust how many designs will hit, and what that rests on
public record ModelReport(Pairs pairs, Surrogate surrogate, List<Curve> curves, TrustReport trust) {
    public ModelReport {
        Objects.requireNonNull(pairs);
        Objects.requireNonNull(surrogate);
        curves = List.copyOf(curves);
        Objects.requireNonNull(trust);
    }

    /// The known pairs. Distances are those of [SolveReport.Verdict].
    ///
    /// @param inputs inputs of some or all of them, `[? × d]`, as a backdrop; may be empty
    /// @param spacing the median distance of a pair to the nearest other one
    /// @param fresh the median distance of a fresh random design to the nearest pair; null where nobody would
    ///     make a random one, as of pixels
    public record Pairs(
            List<List<Double>> inputs,
            double spacing,
            @Nullable Double fresh) {
        public Pairs {
            inputs = Checks.rows(inputs, "Pairs, inputs");
            Checks.notNegative(spacing, "Pairs, spacing");
            if (fresh != null) {
                Checks.notNegative(fresh, "Pairs, fresh");
            }
        }
    }

    /// The surrogate and how good it is.
    ///
    /// @param kind its name, such as `ensemble`
    /// @param scores how well each output is predicted, in the order of the goals
    /// @param alternatives other kinds it was compared with; may be empty
    public record Surrogate(String kind, List<Score> scores, List<Alternative> alternatives) {
        public Surrogate {
            Objects.requireNonNull(kind);
            scores = List.copyOf(scores);
            alternatives = List.copyOf(alternatives);
        }
    }

    /// How well one output is predicted on pairs that were held out, in the output's unit.
    ///
    /// @param rmse root mean squared error
    /// @param mae mean absolute error
    /// @param r2 coefficient of determination
    /// @param heldOut held-out pairs as (true, predicted); may be empty
    public record Score(double rmse, double mae, double r2, List<Point> heldOut) {
        public Score {
            Checks.notNegative(rmse, "Score, RMSE");
            Checks.notNegative(mae, "Score, MAE");
            Checks.finite(r2, "Score, R²");
            heldOut = List.copyOf(heldOut);
        }
    }

    /// A kind of surrogate that was compared on the same held-out pairs.
    ///
    /// @param name its name
    /// @param rmse its root mean squared error, in standard deviations of the outputs
    public record Alternative(String name, double rmse) {
        public Alternative {
            Objects.requireNonNull(name);
            Checks.notNegative(rmse, "Alternative " + name + ", RMSE");
        }
    }

    /// A loss over the epochs.
    ///
    /// @param model what was trained; curves of one model share a plot
    /// @param name which loss, such as `validation`
    /// @param losses points (epoch, loss), at least one, epochs ascending
    public record Curve(String model, String name, List<Point> losses) {
        public Curve {
            Objects.requireNonNull(model);
            Objects.requireNonNull(name);
            losses = List.copyOf(losses);
            Checks.atLeast(1, losses.size(), "Curve " + name + " of " + model + ", points");
        }
    }

    /// A point of a plot.
    public record Point(double x, double y) {
        public Point {
            Checks.finite(x, "Point, x");
            Checks.finite(y, "Point, y");
        }
    }
}
