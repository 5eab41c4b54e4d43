package org.preimage.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.nn.Regressor;
import org.preimage.run.Workers;

/// Networks that were fitted to the same pairs from different starts: their mean, and their standard
/// deviation as a sign of where they had little to go by (Lakshminarayanan et al. 2017).
///
/// @param members at least one, all of the same shape
public record NetworkEnsemble(List<Regressor> members) implements Surrogate {
    public NetworkEnsemble {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("NetworkEnsemble: expected at least one network, found none");
        }
        Regressor first = members.getFirst();
        for (Regressor member : members) {
            if (!member.shape().equals(first.shape())) {
                throw new IllegalArgumentException("NetworkEnsemble: expected members of one shape, found "
                        + first.shape() + " and " + member.shape());
            }
        }
    }

    @Override
    public int inputs() {
        return members.getFirst().inputs();
    }

    @Override
    public int outputs() {
        return members.getFirst().outputs();
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
            for (Regressor member : members) {
                outs.add(member.record(in, tape));
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
