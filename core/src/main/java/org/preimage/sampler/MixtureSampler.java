package org.preimage.sampler;

import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.mixture.Mixture;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.run.Workers;

/// A mixture density network: `y* ↦` a mixture of Gaussians, of which the first of `k = 1 + d` latent variables picks
/// one, and the others a place in it.
///
/// @param network from `m` outputs to the numbers of the mixture
/// @param shape of the mixture, over `d` inputs
public record MixtureSampler(Mlp network, MixtureShape shape) implements Sampler {
    public MixtureSampler {
        if (network.architecture().outputs() != shape.numbers()) {
            throw new IllegalArgumentException("MixtureSampler: expected a network that writes " + shape.numbers()
                    + " numbers, found one of " + network.architecture().outputs());
        }
    }

    @Override
    public int inputs() {
        return shape.dim();
    }

    @Override
    public int outputs() {
        return network.architecture().inputs();
    }

    @Override
    public int latentDim() {
        return 1 + shape.dim();
    }

    @Override
    public int parameters() {
        return network.architecture().numbers();
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        Tape tape = Tape.forEvaluation(1, workers);
        Value numbers = Network.record(network, tape.constant(Batch.repeated(1, target)), tape);
        tape.forward();
        Mixture mixture = new Mixture(shape);
        mixture.load(numbers.batch(), 0);
        Batch x = Batch.zeros(latent.size(), shape.dim());
        for (int i = 0; i < latent.size(); i++) {
            mixture.deviate(latent, i, x);
        }
        return x;
    }
}
