package org.preimage.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.preimage.grad.Parameters;
import org.preimage.optim.Adam;
import org.preimage.run.Snapshot;

/// How far a training is: all that its next epoch depends on, beside what it was configured with. What is drawn in
/// an epoch or a step comes from a stream of its own, so no generator is among it.
final class Course {
    private static final String EPOCH = "epoch";
    private static final String IMPROVED = "improved";
    private static final String FAILURES = "failures";
    private static final String STEPS = "steps";
    private static final String PARAMETERS = "parameters";
    private static final String FIRST = "first moments";
    private static final String SECOND = "second moments";
    private static final String BEST = "best ";

    /// So many failures end a training.
    static final int ATTEMPTS = 3;

    private final Parameters parameters;
    private final Schedule schedule;
    private final Adam adam;
    private final float[][] best;
    private final int[] bestEpoch;
    private final List<double[]> log = new ArrayList<>();
    private int epoch;
    private int improved;
    private int failures;

    /// A training that begins.
    ///
    /// @param scores how many scores an epoch has
    Course(Parameters parameters, Schedule schedule, int scores) {
        this.parameters = parameters;
        this.schedule = schedule;
        adam = new Adam(parameters.size());
        best = new float[scores][];
        Arrays.fill(best, parameters.values().clone());
        bestEpoch = new int[scores];
    }

    boolean isOver() {
        return epoch >= schedule.epochs() || epoch - improved > schedule.patience();
    }

    /// The number of the epoch to do next, from 0.
    int epoch() {
        return epoch;
    }

    /// Moves the parameters by one step against their gradient.
    void step(double rate) {
        adam.step(parameters.values(), parameters.gradient(), Math.scalb(rate, -failures));
    }

    /// Ends an epoch that stayed finite.
    ///
    /// @param row its training loss and its scores
    void noted(double[] row) {
        log.add(row);
        boolean better = log.size() == 1;
        for (int s = 0; s < best.length; s++) {
            if (log.size() == 1 || row[s + 1] < log.get(bestEpoch[s])[s + 1]) {
                bestEpoch[s] = log.size() - 1;
                best[s] = parameters.values().clone();
                better = true;
            }
        }
        if (better) {
            improved = epoch;
        }
        epoch++;
    }

    /// Ends an epoch that did not stay finite: goes back to the best parameters of the first score, forgets Adam's
    /// moments and halves its rate.
    ///
    /// @return how often an epoch has failed
    int failed() {
        failures++;
        restoreParameters(best[0]);
        adam.reset();
        improved = epoch;
        epoch++;
        return failures;
    }

    /// By score: the parameters of its best epoch.
    float[][] best() {
        return best;
    }

    /// By score: which row of the log its best epoch is.
    int[] bestEpoch() {
        return bestEpoch;
    }

    /// One row for each epoch that stayed finite.
    List<double[]> log() {
        return log;
    }

    int failures() {
        return failures;
    }

    /// All of this, copied. A training that is over needs no more than its best parameters.
    Snapshot snapshot() {
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        counts.put(EPOCH, (long) epoch);
        counts.put(IMPROVED, (long) improved);
        counts.put(FAILURES, (long) failures);
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        for (int s = 0; s < best.length; s++) {
            counts.put(BEST + s, (long) bestEpoch[s]);
            arrays.put(BEST + s, best[s]);
        }
        if (!isOver()) {
            Adam.State state = adam.state();
            counts.put(STEPS, (long) state.steps());
            arrays.put(FIRST, state.first());
            arrays.put(SECOND, state.second());
            arrays.put(PARAMETERS, parameters.values().clone());
        }
        return new Snapshot(counts, arrays, log);
    }

    /// Goes on from a snapshot, which is checked to fit.
    ///
    /// @throws org.preimage.run.SnapshotRefused if it does not
    void restore(Snapshot kept) {
        int size = parameters.size();
        epoch = kept.count(EPOCH, 0, schedule.epochs());
        improved = kept.count(IMPROVED, 0, epoch);
        failures = kept.count(FAILURES, 0, ATTEMPTS - 1);
        log.addAll(kept.rows(best.length + 1));
        for (int s = 0; s < best.length; s++) {
            bestEpoch[s] = kept.count(BEST + s, 0, Math.max(0, log.size() - 1));
            best[s] = kept.array(BEST + s, size).clone();
        }
        if (!isOver()) {
            int steps = kept.count(STEPS, 0, Integer.MAX_VALUE);
            adam.restore(new Adam.State(kept.array(FIRST, size), kept.array(SECOND, size), steps));
            restoreParameters(kept.array(PARAMETERS, size));
        }
    }

    private void restoreParameters(float[] values) {
        System.arraycopy(values, 0, parameters.values(), 0, values.length);
    }
}
