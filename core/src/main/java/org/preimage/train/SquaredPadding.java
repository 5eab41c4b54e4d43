package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// The mean over samples of the squares of the variables from `first` on: how far generated padding is from the
/// zeros that the network was shown.
final class SquaredPadding implements Loss {
    private final Value x;
    private final int first;
    private final double[] sums;
    private final int size;
    private double value;
    private double weight = 1;

    SquaredPadding(Tape tape, Value x, int first) {
        this.x = x;
        this.first = first;
        this.size = tape.size();
        this.sums = new double[tape.parts()];
    }

    @Override
    public void forward(int part, int parts) {
        float[] values = x.batch().data();
        double sum = 0;
        for (int v = first + part; v < x.width(); v += parts) {
            int row = x.batch().row(v);
            for (int i = row; i < row + size; i++) {
                sum += values[i] * values[i];
            }
        }
        sums[part] = sum;
    }

    @Override
    public void join() {
        value = 0;
        for (double sum : sums) {
            value += sum;
        }
        value /= size;
    }

    @Override
    public void backward(Slice slice) {
        float scale = (float) (2 * weight / size);
        float[] values = x.batch().data();
        float[] gradient = x.gradient().data();
        for (int v = first; v < x.width(); v++) {
            int row = x.batch().row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * values[i];
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
