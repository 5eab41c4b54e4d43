package org.preimage.sampler;

import java.util.Arrays;
import org.preimage.flow.Flow;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// The inverse of an invertible network: `[y*, z] ↦ [x, padding]`, of which the padding is dropped; `k` is the
/// network's width less `m`.
///
/// @param flow `[x, 0] ↦ [y, z]`
/// @param inputs `d`
/// @param outputs `m`
public record InnSampler(Flow flow, int inputs, int outputs) implements Sampler {
    public InnSampler {
        flow.shape().requireRoomFor(inputs, outputs);
    }

    @Override
    public int latentDim() {
        return flow.shape().dim() - outputs;
    }

    @Override
    public int parameters() {
        return flow.shape().numbers();
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        int n = latent.size();
        Tape tape = Tape.forEvaluation(n, workers);
        Batch joint = Batch.zeros(n, flow.shape().dim());
        for (int v = 0; v < outputs; v++) {
            Arrays.fill(joint.data(), v * n, (v + 1) * n, (float) target[v]);
        }
        System.arraycopy(latent.data(), 0, joint.data(), outputs * n, latent.data().length);
        Value x = flow.chain().inverse(tape, tape.constant(joint), null, tape.accumulator(1));
        tape.forward();
        return Batch.over(n, inputs, Arrays.copyOf(x.batch().data(), n * inputs));
    }
}
