package org.preimage.train;

import java.util.stream.Stream;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.mixture.Mixture;
import org.preimage.mixture.MixtureShape;

/// The mean over samples of the negative log-density of `x` under a mixture of Gaussians (equation 15).
final class MixtureLikelihood implements Loss {
    private final Value numbers;
    private final Batch x;
    private final Mixture[] mixtures;
    private final double[] sums;
    private double value;
    private double weight = 1;

    /// @param numbers of the mixtures, `[n × numbers]`
    /// @param x `[n × d]`, kept and read at every run
    MixtureLikelihood(Tape tape, MixtureShape shape, Value numbers, Batch x) {
        this.numbers = numbers;
        this.x = x;
        mixtures = Stream.generate(() -> new Mixture(shape)).limit(tape.parts()).toArray(Mixture[]::new);
        sums = new double[tape.parts()];
    }

    @Override
    public void forward(int part, int parts) {
        double sum = 0;
        for (int i = (int) ((long) part * x.size() / parts); i < (part + 1L) * x.size() / parts; i++) {
            mixtures[part].load(numbers.batch(), i);
            sum -= mixtures[part].logDensity(x, i);
        }
        sums[part] = sum;
    }

    @Override
    public void join() {
        value = 0;
        for (double sum : sums) {
            value += sum;
        }
        value /= x.size();
    }

    @Override
    public void backward(Slice slice) {
        Mixture mixture = mixtures[slice.part()];
        for (int i = slice.from(); i < slice.to(); i++) {
            mixture.load(numbers.batch(), i);
            mixture.addGradient(x, i, -weight / x.size(), numbers.gradient());
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
