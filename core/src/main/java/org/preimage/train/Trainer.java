package org.preimage.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.preimage.grad.Parameters;
import org.preimage.optim.Adam;
import org.preimage.optim.GradientNorm;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Minimizes an [Objective] by Adam, keeping for each validation score the parameters of its best epoch.
///
/// Where a step or a validation score is not finite, training goes back to the best parameters of the first
/// score, forgets Adam's
/// moments and halves its rate; the third time it gives up with [Diverged].
final class Trainer {
    private static final int ATTEMPTS = 3;
    /// Gradients are scaled down to this norm.
    private static final double LARGEST_NORM = 5;

    /// What training ends with.
    ///
    /// @param best by score: the parameters of its best epoch
    /// @param bestEpoch by score: which row of the log that epoch is
    /// @param log the whole course, without the epochs that failed
    record Trained(float[][] best, int[] bestEpoch, TrainingLog log) {}

    private final Objective objective;
    private final Schedule schedule;
    private final Seed seed;
    private final Context context;
    private final Parameters parameters;
    private final Adam adam;
    private final float[][] best;
    private final double[] bestScore;
    private final int[] bestEpoch;
    private final List<double[]> log = new ArrayList<>();
    private double rateFactor = 1;
    private int failures;

    Trainer(Objective objective, Schedule schedule, Seed seed, Context context) {
        this.objective = objective;
        this.schedule = schedule;
        this.seed = seed;
        this.context = context;
        parameters = objective.parameters();
        adam = new Adam(parameters.size());
        int scores = objective.scores().size();
        best = new float[scores][];
        Arrays.fill(best, parameters.values().clone());
        bestScore = new double[scores];
        Arrays.fill(bestScore, Double.POSITIVE_INFINITY);
        bestEpoch = new int[scores];
    }

    Trained run() {
        int improved = 0;
        for (int epoch = 0; epoch < schedule.epochs() && epoch - improved <= schedule.patience(); epoch++) {
            context.checkCancelled();
            double loss = epoch(epoch);
            double[] scores = Double.isFinite(loss) ? objective.validate() : new double[0];
            if (!Double.isFinite(loss) || !Arrays.stream(scores).allMatch(Double::isFinite)) {
                rollBack(epoch);
                improved = epoch;
                continue;
            }
            note(epoch, loss, scores);
            if (keepBest(scores)) {
                improved = epoch;
            }
        }
        if (log.isEmpty()) {
            throw new Diverged(objective.name(), schedule.epochs() - 1, failures);
        }
        List<String> series = new ArrayList<>(List.of("training loss"));
        series.addAll(objective.scores());
        return new Trained(best, bestEpoch, new TrainingLog(objective.name(), series, log));
    }

    /// One pass over the rows; the mean loss, not finite if a step failed.
    private double epoch(int epoch) {
        int[] order =
                Draws.permutation(objective.rows(), seed.of("order").of(epoch).generator());
        int steps = objective.rows() / objective.batch();
        long all = (long) steps * schedule.epochs();
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            long step = (long) epoch * steps + i;
            double loss = objective.step(order, i * objective.batch(), step, (double) step / all);
            if (!Double.isFinite(loss) || !GradientNorm.limit(parameters.gradient(), LARGEST_NORM)) {
                return Double.NaN;
            }
            adam.step(parameters.values(), parameters.gradient(), rateFactor * schedule.rateAt(step, all));
            sum += loss;
        }
        return sum / steps;
    }

    private void rollBack(int epoch) {
        failures++;
        if (failures == ATTEMPTS) {
            throw new Diverged(objective.name(), epoch, failures);
        }
        System.arraycopy(best[0], 0, parameters.values(), 0, best[0].length);
        adam.reset();
        rateFactor /= 2;
    }

    /// Keeps the parameters where a score of the epoch just noted is the best of its kind; false if none is.
    private boolean keepBest(double[] scores) {
        boolean better = false;
        for (int s = 0; s < scores.length; s++) {
            if (scores[s] < bestScore[s]) {
                bestScore[s] = scores[s];
                bestEpoch[s] = log.size() - 1;
                best[s] = parameters.values().clone();
                better = true;
            }
        }
        return better;
    }

    private void note(int epoch, double loss, double[] scores) {
        double[] row = new double[scores.length + 1];
        row[0] = loss;
        System.arraycopy(scores, 0, row, 1, scores.length);
        log.add(row);
        String figure = String.format(Locale.ROOT, "%s %.4g", objective.scores().getFirst(), scores[0]);
        context.progress().report("fit " + objective.name(), epoch + 1, schedule.epochs(), figure);
    }
}
