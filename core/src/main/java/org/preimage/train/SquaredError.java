package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// The mean over samples of `‖p − y‖²` (equation 5), over the first `m` variables of a prediction; where `y` is missing
/// or clipped, with the errors that [Clipping] says.
public final class SquaredError implements Loss {
    private final Value prediction;
    private final Batch target;
    private final Clipping clipping;
    private final double[] sums;
    private double value;
    private double weight = 1;

    /// @param prediction `[n × (m or more)]`
    /// @param target `[n × m]`, kept and read at every run
    public SquaredError(Tape tape, Value prediction, Batch target, Clipping clipping) {
        if (target.size() != tape.size() || target.width() > prediction.width()) {
            throw new IllegalArgumentException("SquaredError: expected a target of " + tape.size()
                    + " samples and at most " + prediction.width() + " variables, found " + target.size() + " × "
                    + target.width());
        }
        this.prediction = prediction;
        this.target = target;
        this.clipping = clipping;
        this.sums = new double[tape.parts()];
    }

    @Override
    public void forward(int part, int parts) {
        float[] p = prediction.batch().data();
        float[] y = target.data();
        long length = (long) target.size() * target.width();
        double sum = 0;
        for (int i = (int) (part * length / parts); i < (part + 1) * length / parts; i++) {
            float difference = clipping.error(i / target.size(), p[i], y[i]);
            sum += difference * difference;
        }
        sums[part] = sum;
    }

    @Override
    public void join() {
        value = 0;
        for (double sum : sums) {
            value += sum;
        }
        value /= target.size();
    }

    @Override
    public void backward(Slice slice) {
        float[] p = prediction.batch().data();
        float[] y = target.data();
        float[] gradient = prediction.gradient().data();
        float scale = (float) (2 * weight / target.size());
        for (int v = 0; v < target.width(); v++) {
            int row = target.row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * clipping.error(v, p[i], y[i]);
            }
        }
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void weight(double weight) {
        this.weight = weight;
    }
}
