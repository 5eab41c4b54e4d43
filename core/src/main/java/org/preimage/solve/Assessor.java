package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.NearestPair;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.space.Goal;
import org.preimage.space.Output;
import org.preimage.space.Target;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.trust.ErrorLaw;
import org.preimage.trust.HitCount;
import org.preimage.trust.Outlook;
import org.preimage.trust.TrackRecord;

/// Says of localized designs what the model knows: whether they hit the target, and how far to believe that.
final class Assessor {
    /// Far from all pairs, errors of up to six of its own deviations were seen of a Gaussian process.
    private static final double BEYOND_DOUBT = 30;

    private final InverseModel model;
    private final Workers workers;
    private final ErrorLaw law;

    Assessor(InverseModel model, Workers workers) {
        this.model = model;
        this.workers = workers;
        this.law = model.law(workers);
    }

    /// One solution for each design, in their order.
    ///
    /// @param designs in the user's units, `[d × n]`
    List<Solution> assess(double[][] designs, Target target) {
        Outlook outlook = law.at(model.inputs().standardized(designs), workers);
        InverseModel.Predicted predicted = model.predicted(outlook);
        double[] hits = outlook.hits(ends(target.low(), outlook.size()), ends(target.high(), outlook.size()));
        boolean reachable = reachable(target);
        List<NearestPair> nearest = NearestPair.of(
                designs, model.pairs(), model.space(), model.inputs().cell());
        List<Solution> all = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            double[] mean = Columns.row(predicted.mean(), i);
            double residual = target.residual(mean);
            Status status = residual <= 1 ? Status.ON_TARGET : reachable ? Status.OFF_TARGET : Status.UNREACHABLE;
            Belief belief = new Belief(
                    hits[i],
                    Columns.row(predicted.low(), i),
                    Columns.row(predicted.high(), i),
                    Verdict.of(status, outlook.isExtrapolated(i), hits[i]));
            all.add(new Solution(
                    Columns.row(designs, i),
                    mean,
                    Columns.row(predicted.deviation(), i),
                    residual,
                    status,
                    nearest.get(i).distance(),
                    belief));
        }
        return all;
    }

    /// What becomes of the designs when they are made, one for each in their order. Nothing is taken to be normal:
    /// the probability is the mean of those to hit from where each of the errors of the inputs moves a design.
    ///
    /// @param designs in the user's units, `[d × n]`
    List<Made> made(double[][] designs, Target target, InputError error) {
        Outlook outlook = law.at(model.inputs().standardized(designs), workers);
        double[][][] moves = error.moves(model, designs, workers);
        double[][] low = ends(target.low(), outlook.size());
        double[][] high = ends(target.high(), outlook.size());
        int errors = moves[0].length;
        double[] hits = new double[outlook.size()];
        for (int p = 0; p < errors; p++) {
            double[] some = outlook.hits(less(low, moves, p), less(high, moves, p));
            Arrays.setAll(hits, i -> hits[i] + some[i] / errors);
        }
        double[][] spreads = Arrays.stream(moves).map(InputError::spreads).toArray(double[][]::new);
        return IntStream.range(0, hits.length)
                .mapToObj(i -> new Made(Columns.row(spreads, i), Math.min(1, hits[i])))
                .toList();
    }

    /// Standardized ends, `[m × n]`, as they look from where one of the errors moves the properties.
    private double[][] less(double[][] ends, double[][][] moves, int p) {
        double[] scale = model.outputs().scale();
        double[][] seen = new double[ends.length][];
        for (int o = 0; o < seen.length; o++) {
            seen[o] = ends[o].clone();
            for (int i = 0; i < seen[o].length; i++) {
                seen[o][i] -= moves[o][p][i] / scale[o];
            }
        }
        return seen;
    }

    /// How many of the designs will hit, taken together.
    ///
    /// @param designs in the user's units, `[d × n]`
    HitCount count(double[][] designs, Target target) {
        Outlook outlook = law.at(model.inputs().standardized(designs), workers);
        return outlook.count(ends(target.low(), outlook.size()), ends(target.high(), outlook.size()));
    }

    /// How such probabilities did on the held-out rows.
    TrackRecord record(Target target) {
        return TrackRecord.of(law, standardized(target.low()), standardized(target.high()), InverseModel.INTERVAL);
    }

    private double[] standardized(double[] ends) {
        return IntStream.range(0, ends.length)
                .mapToDouble(o -> model.outputs().scale(o, ends[o]))
                .toArray();
    }

    /// One end of what is asked of each output, standardized, for each design, `[m × n]`.
    private double[][] ends(double[] ends, int n) {
        double[][] all = new double[ends.length][n];
        double[] standardized = standardized(ends);
        for (int o = 0; o < ends.length; o++) {
            Arrays.fill(all[o], standardized[o]);
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

    /// The outputs less what is asked, `f − y*`: less the middle of a range, or its end if the other side is open; as
    /// they are where nothing is asked, `[n × m]`.
    ///
    /// @param mean `[m × n]`
    static double[][] residuals(double[][] mean, Target target) {
        double[] values = target.values();
        double[][] residuals = new double[mean[0].length][mean.length];
        for (int i = 0; i < residuals.length; i++) {
            for (int o = 0; o < mean.length; o++) {
                residuals[i][o] = mean[o][i] - (Double.isNaN(values[o]) ? 0 : values[o]);
            }
        }
        return residuals;
    }

    /// Which designs are as near to pairs as held-out pairs are: where an objective may take them. Farther out the
    /// surrogate would promise anything.
    ///
    /// @param designs in the user's units, `[d × n]`
    boolean[] amongPairs(double[][] designs) {
        List<NearestPair> nearest = NearestPair.of(
                designs, model.pairs(), model.space(), model.inputs().cell());
        boolean[] among = new boolean[nearest.size()];
        for (int i = 0; i < among.length; i++) {
            among[i] = nearest.get(i).distance() <= law.limit();
        }
        return among;
    }

    /// Whether designs are to be spread over a place that looks like this one: it is trusted, or no pair is near but
    /// a miss would be far beyond what the surrogate, which knows when it is not sure, thinks possible.
    boolean believes(Solution solution, Target target) {
        return switch (solution.belief().verdict()) {
            case TRUSTED -> true;
            case EXTRAPOLATED ->
                model.surrogate() instanceof GaussianProcess && margin(solution, target) >= BEYOND_DOUBT;
            default -> false;
        };
    }

    /// How many deviations the prediction is from the nearest miss, over all outputs.
    private static double margin(Solution solution, Target target) {
        return IntStream.range(0, target.size())
                .mapToDouble(o -> {
                    Goal goal = target.goals().get(o);
                    double mean = solution.predicted()[o];
                    return Math.min(mean - goal.low(), goal.high() - mean) / solution.deviation()[o];
                })
                .min()
                .orElseThrow();
    }
}
