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
        private final Batch mean;
        private final Batch deviation;

        EnsembleEvaluation(int n, Workers workers) {
            tape = Tape.forInputs(n, workers);
            in = tape.input(Batch.zeros(n, inputs()));
            for (Mlp member : members) {
                outs.add(Network.record(member, in, tape));
            }
            mean = Batch.zeros(n, outputs());
            deviation = Batch.zeros(n, outputs());
        }

        @Override
        public Batch x() {
            return in.batch();
        }

        @Override
        public void run() {
            tape.forward();
            for (int i = 0; i < mean.data().length; i++) {
                mean.data()[i] = (float) center(i);
            }
        }

        private double center(int i) {
            double sum = 0;
            for (Value out : outs) {
                sum += out.batch().data()[i];
            }
            return sum / outs.size();
        }

        @Override
        public Batch mean() {
            return mean;
        }

        @Override
        public Batch deviation() {
            int count = outs.size();
            for (int i = 0; i < deviation.data().length && count > 1; i++) {
                double center = center(i);
                double square = 0;
                for (Value out : outs) {
                    double difference = out.batch().data()[i] - center;
                    square += difference * difference;
                }
                deviation.data()[i] = (float) Math.sqrt(square / (count - 1));
            }
            return deviation;
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
