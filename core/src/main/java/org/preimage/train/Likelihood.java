package org.preimage.train;

import org.jspecify.annotations.Nullable;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;

/// The mean over samples of `½‖z‖² − log |det ∂z/∂x|` (equation 13): the negative log-likelihood of a flow with
/// a normal latent, less the constant `½ k ln 2π`.
///
/// Of a flow `x ↦ [ŷ, ẑ]` the first `m` variables may be predictions of observed properties, with a standard deviation
/// `σ`: then it is the mean of `½ (‖ẑ‖² + ‖ŷ − y‖² / σ²) − log |det|` (equation 12). It is the network's `ẑ` that is
/// held to be normal, not one that was drawn.
public final class Likelihood extends SampleMean {
    private final Value z;
    private final Value logDet;
    private final @Nullable Batch observed;
    private final double precision;

    public Likelihood(Tape tape, Value z, Value logDet) {
        this(tape, z, logDet, null, 1);
    }

    /// @param out `[n × k]`, of which the first `m` variables are predictions
    /// @param observed `[n × m]`, kept and read at every run
    /// @param deviation `σ`
    Likelihood(Tape tape, Value out, Value logDet, @Nullable Batch observed, double deviation) {
        super(tape);
        this.z = out;
        this.logDet = logDet;
        this.observed = observed;
        this.precision = 1 / (deviation * deviation);
    }

    private int predictions() {
        return observed == null ? 0 : observed.width();
    }

    @Override
    double sum(int part, int parts) {
        float[] latent = z.batch().data();
        float[] log = logDet.batch().data();
        double sum = 0;
        int from = from(size(), part, parts);
        int to = from(size(), part + 1, parts);
        if (observed != null) {
            for (int v = 0; v < observed.width(); v++) {
                int row = observed.row(v);
                for (int i = row + from; i < row + to; i++) {
                    double miss = latent[i] - observed.data()[i];
                    sum += 0.5 * precision * miss * miss;
                }
            }
        }
        for (int v = predictions(); v < z.width(); v++) {
            int row = z.batch().row(v);
            for (int i = row + from; i < row + to; i++) {
                sum += 0.5 * latent[i] * latent[i];
            }
        }
        for (int i = from; i < to; i++) {
            sum -= log[i];
        }
        return sum;
    }

    @Override
    public void backward(Slice slice) {
        float scale = (float) scale();
        float[] latent = z.batch().data();
        float[] gradient = z.gradient().data();
        if (observed != null) {
            float sharp = (float) (scale * precision);
            for (int v = 0; v < observed.width(); v++) {
                int row = observed.row(v);
                for (int i = row + slice.from(); i < row + slice.to(); i++) {
                    gradient[i] += sharp * (latent[i] - observed.data()[i]);
                }
            }
        }
        for (int v = predictions(); v < z.width(); v++) {
            int row = z.batch().row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * latent[i];
            }
        }
        float[] log = logDet.gradient().data();
        for (int i = slice.from(); i < slice.to(); i++) {
            log[i] -= scale;
        }
    }
}
