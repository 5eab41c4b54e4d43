package org.preimage.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.preimage.grad.Parameters;
import org.preimage.optim.GradientNorm;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Journal;
import org.preimage.run.Snapshot;

/// Minimizes an [Objective] by Adam, keeping for each validation score the parameters of its best epoch.
///
/// Where a step or a validation score is not finite, training goes back to the best parameters of the first score,
/// forgets Adam's moments and halves its rate; the third time it gives up with [Diverged].
///
/// A training is one stage of the context's journal, which may take a snapshot after each epoch; one that is
/// continued from there comes to the same parameters, bit by bit.
final class Trainer {
    /// Gradients are scaled down to this norm; large ones come from single awkward batches.
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
    private final Course course;

    Trainer(Objective objective, Schedule schedule, Seed seed, Context context) {
        this.objective = objective;
        this.schedule = schedule;
        this.seed = seed;
        this.context = context;
        parameters = objective.parameters();
        course = new Course(parameters, schedule, objective.scores().size());
    }

    Trained run() {
        List<String> series = new ArrayList<>(List.of("training loss"));
        series.addAll(objective.scores());
        Journal.Stage stage = context.journal().open(objective.name(), series);
        Snapshot kept = stage.kept();
        if (kept != null) {
            course.restore(kept);
        }
        while (!course.isOver()) {
            requireUncancelled(stage);
            epoch(stage);
            if (course.isOver()) {
                stage.keep(course.snapshot());
            } else {
                stage.reached(course::snapshot);
            }
        }
        if (course.log().isEmpty()) {
            throw new Diverged(objective.name(), schedule.epochs() - 1, course.failures());
        }
        return new Trained(course.best(), course.bestEpoch(), new TrainingLog(objective.name(), series, course.log()));
    }

    private void requireUncancelled(Journal.Stage stage) {
        try {
            context.checkCancelled();
        } catch (CancellationException end) {
            stage.keep(course.snapshot());
            throw end;
        }
    }

    private void epoch(Journal.Stage stage) {
        double loss = pass(course.epoch());
        double[] scores = Double.isFinite(loss) ? objective.validate() : new double[0];
        if (!Double.isFinite(loss) || !Arrays.stream(scores).allMatch(Double::isFinite)) {
            int failures = course.failed();
            if (failures == Course.ATTEMPTS) {
                throw new Diverged(objective.name(), course.epoch() - 1, failures);
            }
            return;
        }
        double[] row = new double[scores.length + 1];
        row[0] = loss;
        System.arraycopy(scores, 0, row, 1, scores.length);
        course.noted(row);
        stage.note(row);
        String figure = String.format(Locale.ROOT, "%s %.4g", objective.scores().getFirst(), scores[0]);
        context.progress().report("fit " + objective.name(), course.epoch(), schedule.epochs(), figure);
    }

    /// One pass over the rows; the mean loss, not finite if a step failed.
    private double pass(int epoch) {
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
            course.step(schedule.rateAt(step, all));
            sum += loss;
        }
        return sum / steps;
    }
}
