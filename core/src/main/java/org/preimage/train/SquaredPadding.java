package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// The mean over samples of the squares of the variables from `first` on: how far generated padding is from the
/// zeros that the network was shown.
final class SquaredPadding extends SampleMean {
    private final Value x;
    private final int first;

    SquaredPadding(Tape tape, Value x, int first) {
        super(tape);
        this.x = x;
        this.first = first;
    }

    @Override
    double sum(int part, int parts) {
        float[] values = x.batch().data();
        double sum = 0;
        for (int v = first + part; v < x.width(); v += parts) {
            int row = x.batch().row(v);
            for (int i = row; i < row + size(); i++) {
                sum += values[i] * values[i];
            }
        }
        return sum;
    }

    @Override
    public void backward(Slice slice) {
        float scale = (float) (2 * scale());
        float[] values = x.batch().data();
        float[] gradient = x.gradient().data();
        for (int v = first; v < x.width(); v++) {
            int row = x.batch().row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * values[i];
            }
        }
    }
}
