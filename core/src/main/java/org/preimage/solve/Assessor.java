package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.space.Goal;
import org.preimage.space.Output;
import org.preimage.space.Target;
import org.preimage.surrogate.GaussianProcess;

/// Says of localized designs what the model knows: whether they hit the target, and how far to believe that.
final class Assessor {
    /// So many times the usual distance to the nearest pair is far from all of them.
    private static final double FAR = 3;

    private final InverseModel model;
    private final Workers workers;
    private final double extrapolated;

    Assessor(InverseModel model, Workers workers) {
        this.model = model;
        this.workers = workers;
        this.extrapolated = usualDistance();
    }

    /// The distance to the nearest fitted pair that nine of ten held-out pairs keep.
    private double usualDistance() {
        Pairs fitted = model.pairs().subset(model.split().fit());
        Pairs test = model.pairs().subset(model.split().test());
        double[] distances = NearestPair.of(test.x(), fitted, model.space()).stream()
                .mapToDouble(NearestPair::distance)
                .sorted()
                .toArray();
        return distances[(int) (0.9 * (distances.length - 1))];
    }

    /// One solution for each design, in their order.
    ///
    /// @param designs in the user's units, `[d × n]`
    List<Solution> assess(double[][] designs, Target target) {
        InverseModel.Predicted predicted = model.predict(designs, workers);
        boolean reachable = reachable(target);
        List<NearestPair> nearest = NearestPair.of(designs, model.pairs(), model.space());
        List<Solution> all = new ArrayList<>();
        for (int i = 0; i < nearest.size(); i++) {
            double[] mean = column(predicted.mean(), i);
            double residual = target.residual(mean);
            double[] deviation = column(predicted.deviation(), i);
            double distance = nearest.get(i).distance();
            all.add(new Solution(
                    column(designs, i),
                    mean,
                    deviation,
                    residual,
                    residual <= 1 ? Status.ON_TARGET : reachable ? Status.OFF_TARGET : Status.UNREACHABLE,
                    distance,
                    trust(distance, deviation, target)));
        }
        return all;
    }

    /// Whether what is asked of every output is, in part at least, inside what the pairs reach.
    boolean reachable(Target target) {
        return IntStream.range(0, target.size()).allMatch(o -> {
            Output output = model.space().outputs().get(o);
            return switch (target.goals().get(o)) {
                case Goal.Value value -> output.low() <= value.value() && value.value() <= output.high();
                case Goal goal -> output.low() <= goal.high() && goal.low() <= output.high();
            };
        });
    }

    /// What the outputs miss the target by, `f − y*`, or by how much they are outside a range, `[n × m]`.
    ///
    /// @param mean `[m × n]`
    static double[][] residuals(double[][] mean, Target target) {
        double[][] residuals = new double[mean[0].length][mean.length];
        for (int i = 0; i < residuals.length; i++) {
            for (int o = 0; o < mean.length; o++) {
                residuals[i][o] = target.goals().get(o).miss(mean[o][i]);
            }
        }
        return residuals;
    }

    /// Whether a design is among the pairs, in gaps between them or not far beyond them: where an objective may take
    /// it. Farther out the surrogate would promise anything.
    boolean isAmongPairs(Solution solution) {
        return solution.distance() <= FAR * extrapolated;
    }

    /// How much there is to doubt in a design: its distance in those that are usual, or twice its largest
    /// deviation in tolerances, whichever is larger; up to 1 it is trusted.
    double doubt(Solution solution, Target target) {
        return Math.max(solution.distance() / extrapolated, uncertainty(solution.deviation(), target));
    }

    /// Whether designs are to be spread over a place that looks like this one: it is trusted, or the surrogate is sure
    /// of it though no pair is near, and knows when it is not.
    boolean believes(Solution solution, Target target) {
        return solution.trust() == Trust.TRUSTED
                || (model.surrogate() instanceof GaussianProcess && uncertainty(solution.deviation(), target) <= 1);
    }

    /// Twice the largest deviation, in tolerances; of a range, in halves of it.
    private static double uncertainty(double[] deviation, Target target) {
        return IntStream.range(0, deviation.length)
                .mapToDouble(o -> 2 * deviation[o] / ((target.high()[o] - target.low()[o]) / 2))
                .max()
                .orElseThrow();
    }

    private Trust trust(double distance, double[] deviation, Target target) {
        if (distance > extrapolated) {
            return Trust.EXTRAPOLATED;
        }
        return uncertainty(deviation, target) <= 1 ? Trust.TRUSTED : Trust.UNCERTAIN;
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }
}
