package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// The mean over samples of the Kullback–Leibler divergence of `N(μ, σ²)` from the standard normal,
/// `−½ Σ (1 + ln σ² − μ² − σ²)` (equation 14).
final class LatentDivergence extends SampleMean {
    private final Value moments;

    /// @param moments `μ` and `ln σ²` side by side, `[n × 2k]`
    LatentDivergence(Tape tape, Value moments) {
        super(tape);
        this.moments = moments;
    }

    @Override
    double sum(int part, int parts) {
        float[] values = moments.batch().data();
        int half = values.length / 2;
        double sum = 0;
        for (int i = from(half, part, parts); i < from(half, part + 1, parts); i++) {
            double mean = values[i];
            double log = values[half + i];
            sum -= 0.5 * (1 + log - mean * mean - Math.exp(log));
        }
        return sum;
    }

    @Override
    public void backward(Slice slice) {
        float scale = (float) scale();
        float[] values = moments.batch().data();
        float[] gradient = moments.gradient().data();
        int half = values.length / 2;
        for (int row = 0; row < half; row += size()) {
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * values[i];
                gradient[half + i] += scale * 0.5f * ((float) Math.exp(values[half + i]) - 1);
            }
        }
    }
}
