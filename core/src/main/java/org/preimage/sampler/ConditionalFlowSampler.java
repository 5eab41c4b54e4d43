package org.preimage.sampler;

import org.preimage.flow.Flow;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// The inverse of a conditional flow: `z ↦ x` given `y*`; `k = d`.
///
/// @param flow `x ↦ z` given `y`
public record ConditionalFlowSampler(Flow flow) implements Sampler {
    public ConditionalFlowSampler {
        if (flow.shape().condition() == 0) {
            throw new IllegalArgumentException(
                    "ConditionalFlowSampler: expected a flow with a condition, found one without");
        }
    }

    @Override
    public int inputs() {
        return flow.shape().dim();
    }

    @Override
    public int outputs() {
        return flow.shape().condition();
    }

    @Override
    public int latentDim() {
        return flow.shape().dim();
    }

    @Override
    public int parameters() {
        return flow.shape().numbers();
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        Tape tape = Tape.forEvaluation(latent.size(), workers);
        Batch condition = Batch.repeated(latent.size(), target);
        Value x = flow.chain().inverse(tape, tape.constant(latent), tape.constant(condition), tape.accumulator(1));
        tape.forward();
        return x.batch();
    }
}
