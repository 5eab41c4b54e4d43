package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// The mean over samples of `‖p − y‖²` (equation 5), over the first `m` variables of a prediction; where `y` is missing
/// or clipped, with the errors that [Clipping] says.
public final class SquaredError extends SampleMean {
    private final Value prediction;
    private final Batch target;
    private final Clipping clipping;

    /// @param prediction `[n × (m or more)]`
    /// @param target `[n × m]`, kept and read at every run
    public SquaredError(Tape tape, Value prediction, Batch target, Clipping clipping) {
        super(tape);
        if (target.size() != tape.size() || target.width() > prediction.width()) {
            throw new IllegalArgumentException("SquaredError: expected a target of " + tape.size()
                    + " samples and at most " + prediction.width() + " variables, found " + target.size() + " × "
                    + target.width());
        }
        this.prediction = prediction;
        this.target = target;
        this.clipping = clipping;
    }

    @Override
    double sum(int part, int parts) {
        float[] p = prediction.batch().data();
        float[] y = target.data();
        long length = (long) target.size() * target.width();
        double sum = 0;
        for (int i = from(length, part, parts); i < from(length, part + 1, parts); i++) {
            float difference = clipping.error(i / target.size(), p[i], y[i]);
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public void backward(Slice slice) {
        float[] p = prediction.batch().data();
        float[] y = target.data();
        float[] gradient = prediction.gradient().data();
        float scale = (float) (2 * scale());
        for (int v = 0; v < target.width(); v++) {
            int row = target.row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * clipping.error(v, p[i], y[i]);
            }
        }
    }
}
