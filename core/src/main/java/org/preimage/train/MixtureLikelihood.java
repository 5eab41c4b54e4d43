package org.preimage.train;

import java.util.stream.Stream;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.mixture.Mixture;
import org.preimage.mixture.MixtureShape;

/// The mean over samples of the negative log-density of `x` under a mixture of Gaussians (equation 15).
final class MixtureLikelihood extends SampleMean {
    private final Value numbers;
    private final Batch x;
    private final Mixture[] mixtures;

    /// @param numbers of the mixtures, `[n × numbers]`
    /// @param x `[n × d]`, kept and read at every run
    MixtureLikelihood(Tape tape, MixtureShape shape, Value numbers, Batch x) {
        super(tape);
        this.numbers = numbers;
        this.x = x;
        mixtures = Stream.generate(() -> new Mixture(shape)).limit(tape.parts()).toArray(Mixture[]::new);
    }

    @Override
    double sum(int part, int parts) {
        double sum = 0;
        for (int i = from(x.size(), part, parts); i < from(x.size(), part + 1, parts); i++) {
            mixtures[part].load(numbers.batch(), i);
            sum -= mixtures[part].logDensity(x, i);
        }
        return sum;
    }

    @Override
    public void backward(Slice slice) {
        Mixture mixture = mixtures[slice.part()];
        for (int i = slice.from(); i < slice.to(); i++) {
            mixture.load(numbers.batch(), i);
            mixture.addGradient(x, i, -scale(), numbers.gradient());
        }
    }
}
