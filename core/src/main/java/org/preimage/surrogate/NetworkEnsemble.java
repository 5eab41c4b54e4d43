package org.preimage.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.run.Workers;

/// Plain networks that were fitted to the same pairs from different starts: their mean, and their standard
/// deviation as a sign of where they had little to go by (Lakshminarayanan et al. 2017).
///
/// @param members at least one, all of the same shape
public record NetworkEnsemble(List<Mlp> members) implements Surrogate {
    public NetworkEnsemble {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("NetworkEnsemble: expected at least one network, found none");
        }
        for (Mlp member : members) {
            if (!member.architecture().equals(members.getFirst().architecture())) {
                throw new IllegalArgumentException("NetworkEnsemble: expected members of one shape, found "
                        + members.getFirst().architecture() + " and " + member.architecture());
            }
        }
    }

    @Override
    public int inputs() {
        return members.getFirst().architecture().inputs();
    }

    @Override
    public int outputs() {
        return members.getFirst().architecture().outputs();
    }

    @Override
    public Evaluation evaluation(int n, Workers workers) {
        return new EnsembleEvaluation(n, workers);
    }

    private final class EnsembleEvaluation implements Evaluation {
        private final Tape tape;
        private final Value in;
        private final List<Value> outs = new ArrayList<>();
        private final Prediction prediction;

        EnsembleEvaluation(int n, Workers workers) {
            tape = Tape.forInputs(n, workers);
            in = tape.input(Batch.zeros(n, inputs()));
            for (Mlp member : members) {
                outs.add(Network.record(member, in, tape));
            }
            prediction = new Prediction(Batch.zeros(n, outputs()), Batch.zeros(n, outputs()));
        }

        @Override
        public Batch x() {
            return in.batch();
        }

        @Override
        public void run() {
            tape.forward();
            float[] mean = prediction.mean().data();
            float[] deviation = prediction.deviation().data();
            int count = outs.size();
            for (int i = 0; i < mean.length; i++) {
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    sum += outs.get(k).batch().data()[i];
                }
                double center = sum / count;
                double square = 0;
                for (int k = 0; k < count; k++) {
                    double difference = outs.get(k).batch().data()[i] - center;
                    square += difference * difference;
                }
                mean[i] = (float) center;
                deviation[i] = count == 1 ? 0f : (float) Math.sqrt(square / (count - 1));
            }
        }

        @Override
        public Prediction prediction() {
            return prediction;
        }

        @Override
        public Batch pullBack(Batch cotangent) {
            tape.clearGradients();
            float share = 1f / outs.size();
            for (Value out : outs) {
                float[] gradient = out.gradient().data();
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = share * cotangent.data()[i];
                }
            }
            tape.propagate();
            return in.gradient();
        }
    }
}
