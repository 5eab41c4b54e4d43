package org.preimage.solve;

import java.util.Arrays;
import org.preimage.data.Encoding;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.space.Near;

/// How far a design is from a given one, in standard deviations of the inputs that count.
///
/// @param encoding of the model's inputs
/// @param near the given design, standardized, `[k]`
/// @param counts which features count, `[k]`
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Change(Encoding encoding, double[] near, boolean[] counts) implements Objective {
    /// How far designs of a model are from a given one.
    ///
    /// @throws IllegalArgumentException if the given design has other inputs, or none that counts can change
    public static Change of(InverseModel model, Near near) {
        Encoding encoding = model.inputs();
        double[] x = near.x();
        boolean[] inputs = near.counts();
        if (x.length != encoding.inputs().size()) {
            throw new IllegalArgumentException(
                    "Change: expected a design of " + encoding.inputs().size() + " inputs, found one of " + x.length);
        }
        boolean[] counts = new boolean[encoding.width()];
        boolean any = false;
        for (int v = 0; v < x.length; v++) {
            // What does not count has to be some number to be encoded.
            x[v] = inputs[v] ? x[v] : encoding.inputs().get(v).low();
            for (int f = encoding.first(v); f < encoding.first(v) + encoding.features(v); f++) {
                counts[f] = inputs[v];
                any |= inputs[v];
            }
        }
        if (!any) {
            throw new IllegalArgumentException(
                    "Change: expected an input that can change, found only such as are constant in the pairs");
        }
        return new Change(encoding, encoding.encode(x), counts);
    }

    /// How far the design `x`, `[d]`, is from the given one.
    public double of(double[] x) {
        double[] features = encoding.encode(x);
        double square = 0;
        for (int f = 0; f < features.length; f++) {
            square += counts[f] ? (features[f] - near[f]) * (features[f] - near[f]) : 0;
        }
        return Math.sqrt(square);
    }

    @Override
    public double of(Solution solution) {
        return of(solution.x());
    }

    /// Half the square: its Hessian is the identity, for which the descent's first step is made.
    @Override
    public void evaluate(ActiveRows rows, Batch x, double[] value, double[][] gradient) {
        for (int k = 0; k < rows.count(); k++) {
            int i = rows.row(k);
            value[k] = 0;
            Arrays.fill(gradient[k], 0);
            for (int f = 0; f < near.length; f++) {
                double difference = counts[f] ? x.get(i, f) - near[f] : 0;
                value[k] += difference * difference / 2;
                gradient[k][f] = difference;
            }
        }
    }

    /// The designs with what counts as it is in the given one, `[n × k]`.
    Batch startsFrom(Batch x) {
        Batch starts = x.copy();
        for (int f = 0; f < near.length; f++) {
            for (int i = 0; i < x.size(); i++) {
                starts.set(i, f, counts[f] ? (float) near[f] : x.get(i, f));
            }
        }
        return starts;
    }
}
