package org.preimage.solve;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Evaluates those rows of a batch that are still at work: most designs arrive in a few steps, and the others must
/// not take them along. A smaller evaluation is begun when half of the rows of the last one are done.
final class ActiveRows {
    /// Below this, an evaluation costs no less when it is smaller.
    private static final int SMALLEST = 32;

    private final Surrogate surrogate;
    private final Workers workers;
    private final float[][] slopes;
    private int[] active;
    private Surrogate.Evaluation evaluation;
    private Batch cotangent;

    /// All rows of `x`, `[n × d]`, are at work.
    ActiveRows(Surrogate surrogate, Batch x, Workers workers) {
        this.surrogate = surrogate;
        this.workers = workers;
        active = IntStream.range(0, x.size()).toArray();
        slopes = new float[surrogate.outputs()][];
        evaluation = surrogate.evaluation(x.size(), workers);
        cotangent = Batch.zeros(x.size(), surrogate.outputs());
    }

    /// How many rows are at work.
    int count() {
        return active.length;
    }

    /// Where the row number `k` of those at work is in the batch.
    int row(int k) {
        return active[k];
    }

    /// Keeps the rows for which `working` holds; false when there are none.
    boolean keep(IntPredicate working) {
        active = Arrays.stream(active).filter(working).toArray();
        if (active.length >= SMALLEST && active.length <= evaluation.x().size() / 2) {
            evaluation = surrogate.evaluation(active.length, workers);
            cotangent = Batch.zeros(active.length, surrogate.outputs());
        }
        return active.length > 0;
    }

    /// Predicts at the rows of `x` that are at work, with slopes.
    void evaluate(Batch x) {
        Batch own = evaluation.x();
        for (int v = 0; v < x.width(); v++) {
            for (int k = 0; k < active.length; k++) {
                own.set(k, v, x.get(active[k], v));
            }
        }
        evaluation.run();
        for (int o = 0; o < slopes.length; o++) {
            cotangent.fill(0f);
            Arrays.fill(cotangent.data(), cotangent.row(o), cotangent.row(o) + cotangent.size(), 1f);
            slopes[o] = evaluation.pullBack(cotangent).data().clone();
        }
    }

    /// The mean of output `o` at the row number `k` of those at work.
    double mean(int k, int o) {
        return evaluation.mean().get(k, o);
    }

    /// Its slope by the input `v`.
    double slope(int k, int o, int v) {
        return slopes[o][v * evaluation.x().size() + k];
    }
}
