package org.preimage.train;

import org.preimage.grad.Tape;

/// A loss that is a mean over samples: parts are summed up on their own, and put together in their order.
abstract class SampleMean implements Loss {
    private final int size;
    private final double[] sums;
    private double value;
    private double weight = 1;

    SampleMean(Tape tape) {
        size = tape.size();
        sums = new double[tape.parts()];
    }

    /// The sum over one part, however the sum is cut into parts.
    abstract double sum(int part, int parts);

    /// The number of samples.
    final int size() {
        return size;
    }

    /// What the gradient of a sum is multiplied by.
    final double scale() {
        return weight / size;
    }

    /// The first of `length` numbers that belong to a part; those of the next part begin where they end.
    static int from(long length, int part, int parts) {
        return (int) (part * length / parts);
    }

    @Override
    public final void forward(int part, int parts) {
        sums[part] = sum(part, parts);
    }

    @Override
    public final void join() {
        value = 0;
        for (double sum : sums) {
            value += sum;
        }
        value /= size;
    }

    @Override
    public final double value() {
        return value;
    }

    @Override
    public final void weight(double weight) {
        this.weight = weight;
    }
}
