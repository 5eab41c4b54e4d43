package org.preimage.train;

import org.preimage.grad.Operation;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// `z = μ + σ ε` with drawn `ε`, so that what is learned of `z` is differentiable (Kingma and Welling 2014).
final class Reparameterized implements Operation.Samplewise {
    private final Value moments;
    private final Batch noise;
    private final Value out;

    private Reparameterized(Tape tape, Value moments, Batch noise) {
        this.moments = moments;
        this.noise = noise;
        this.out = tape.output(noise.width());
    }

    /// Records it.
    ///
    /// @param moments `μ` and `ln σ²` side by side, `[n × 2k]`
    /// @param noise `ε`, `[n × k]`, kept and read at every run
    static Value record(Tape tape, Value moments, Batch noise) {
        return tape.add(new Reparameterized(tape, moments, noise)).out;
    }

    @Override
    public void forward(Slice slice) {
        float[] from = moments.batch().data();
        float[] to = out.batch().data();
        int half = noise.data().length;
        for (int v = 0; v < noise.width(); v++) {
            for (int i = noise.row(v) + slice.from(); i < noise.row(v) + slice.to(); i++) {
                to[i] = from[i] + (float) Math.exp(0.5 * from[half + i]) * noise.data()[i];
            }
        }
    }

    @Override
    public void backward(Slice slice) {
        float[] from = moments.batch().data();
        float[] gradient = moments.gradient().data();
        float[] outGradient = out.gradient().data();
        int half = noise.data().length;
        for (int v = 0; v < noise.width(); v++) {
            for (int i = noise.row(v) + slice.from(); i < noise.row(v) + slice.to(); i++) {
                gradient[i] += outGradient[i];
                gradient[half + i] += outGradient[i] * 0.5f * (float) Math.exp(0.5 * from[half + i]) * noise.data()[i];
            }
        }
    }
}
