package org.preimage.sampler;

import org.preimage.math.Batch;
import org.preimage.math.Normal;
import org.preimage.run.Workers;

/// Uniform over a box, whatever the target: the starts of the neural adjoint. `k = d`.
///
/// @param low the lowest designs, `d` numbers
/// @param high the highest, none below `low`
/// @param outputs `m`
@SuppressWarnings("ArrayRecordComponent") // copied in, never compared
public record UniformSampler(double[] low, double[] high, int outputs) implements Sampler {
    public UniformSampler {
        low = low.clone();
        high = high.clone();
        if (low.length == 0 || low.length != high.length || outputs < 1) {
            throw new IllegalArgumentException("UniformSampler: expected a low and a high number for each input, and"
                    + " outputs, found " + low.length + ", " + high.length + " and " + outputs);
        }
        for (int v = 0; v < low.length; v++) {
            if (!(low[v] <= high[v])) {
                throw new IllegalArgumentException(
                        "UniformSampler: expected bounds in order, found " + low[v] + " and " + high[v]);
            }
        }
    }

    /// The box that some designs fill, `[n × d]`.
    public static UniformSampler over(Batch x, int outputs) {
        double[] low = new double[x.width()];
        double[] high = new double[x.width()];
        for (int v = 0; v < x.width(); v++) {
            low[v] = Double.POSITIVE_INFINITY;
            high[v] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < x.size(); i++) {
                low[v] = Math.min(low[v], x.get(i, v));
                high[v] = Math.max(high[v], x.get(i, v));
            }
        }
        return new UniformSampler(low, high, outputs);
    }

    @Override
    public int inputs() {
        return low.length;
    }

    @Override
    public int latentDim() {
        return low.length;
    }

    @Override
    public int parameters() {
        return 0;
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        Batch x = Batch.zeros(latent.size(), low.length);
        for (int v = 0; v < low.length; v++) {
            for (int i = 0; i < x.size(); i++) {
                x.set(i, v, (float) (low[v] + (high[v] - low[v]) * Normal.cdf(latent.get(i, v))));
            }
        }
        return x;
    }
}
