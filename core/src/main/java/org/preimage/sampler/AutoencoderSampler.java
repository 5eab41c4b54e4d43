package org.preimage.sampler;

import java.util.List;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.nn.Selection;
import org.preimage.run.Workers;

/// The decoder of a conditional variational autoencoder: `[z, y*] ↦ x`.
///
/// @param decoder from `k + m` variables to `d` inputs
/// @param outputs `m`
public record AutoencoderSampler(Mlp decoder, int outputs) implements Sampler {
    public AutoencoderSampler {
        if (outputs < 1 || decoder.architecture().inputs() <= outputs) {
            throw new IllegalArgumentException("AutoencoderSampler: expected a decoder that reads a latent beside "
                    + outputs + " outputs, found one that reads "
                    + decoder.architecture().inputs());
        }
    }

    @Override
    public int inputs() {
        return decoder.architecture().outputs();
    }

    @Override
    public int latentDim() {
        return decoder.architecture().inputs() - outputs;
    }

    @Override
    public int parameters() {
        return decoder.architecture().numbers();
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        Tape tape = Tape.forEvaluation(latent.size(), workers);
        Selection z = Selection.all(tape.constant(latent));
        Selection y = Selection.all(tape.constant(Batch.repeated(latent.size(), target)));
        Value x = Network.record(decoder, List.of(z, y), tape);
        tape.forward();
        return x.batch();
    }
}
