package org.preimage.surrogate;

import org.preimage.flow.Flow;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// The forward pass of an invertible network, `[x, 0] ↦ [y, z]`, as a surrogate: the paper's `f_y` (equation
/// 2).
///
/// @param flow of `d` inputs padded to its width
/// @param inputs `d`
/// @param outputs `m`
public record FlowSurrogate(Flow flow, int inputs, int outputs) implements Surrogate {
    public FlowSurrogate {
        flow.shape().requireRoomFor(inputs, outputs);
    }

    @Override
    public Evaluation evaluation(int n, Workers workers) {
        return new FlowEvaluation(n, workers);
    }

    private final class FlowEvaluation implements Evaluation {
        private final Tape tape;
        private final Batch padded;
        private final Batch x;
        private final Value in;
        private final Value out;
        private final Batch mean;
        private final Batch deviation;
        private final Batch gradient;

        FlowEvaluation(int n, Workers workers) {
            tape = Tape.forInputs(n, workers);
            padded = Batch.zeros(n, flow.shape().dim());
            x = Batch.zeros(n, inputs);
            in = tape.input(padded);
            out = flow.chain().forward(tape, in, null, tape.accumulator(1));
            mean = Batch.zeros(n, outputs);
            deviation = Batch.zeros(n, outputs);
            gradient = Batch.zeros(n, inputs);
        }

        @Override
        public Batch x() {
            return x;
        }

        @Override
        public void run() {
            System.arraycopy(x.data(), 0, padded.data(), 0, x.data().length);
            tape.forward();
            System.arraycopy(out.batch().data(), 0, mean.data(), 0, mean.data().length);
        }

        @Override
        public Batch mean() {
            return mean;
        }

        @Override
        public Batch deviation() {
            return deviation;
        }

        @Override
        public Batch pullBack(Batch cotangent) {
            tape.clearGradients();
            System.arraycopy(cotangent.data(), 0, out.gradient().data(), 0, cotangent.data().length);
            tape.propagate();
            System.arraycopy(in.gradient().data(), 0, gradient.data(), 0, gradient.data().length);
            return gradient;
        }
    }
}
