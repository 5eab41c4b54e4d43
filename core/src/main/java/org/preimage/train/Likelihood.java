package org.preimage.train;

import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// The mean over samples of `½‖z‖² − log |det ∂z/∂x|` (equation 13): the negative log-likelihood of a flow with
/// a normal latent, less the constant `½ k ln 2π`.
public final class Likelihood implements Loss {
    private final Value z;
    private final Value logDet;
    private final int size;
    private final double[] sums;
    private double value;
    private double weight = 1;

    public Likelihood(Tape tape, Value z, Value logDet) {
        this.z = z;
        this.logDet = logDet;
        this.size = tape.size();
        this.sums = new double[tape.parts()];
    }

    @Override
    public void forward(int part, int parts) {
        float[] latent = z.batch().data();
        float[] log = logDet.batch().data();
        double sum = 0;
        int from = (int) ((long) part * size / parts);
        int to = (int) ((part + 1L) * size / parts);
        for (int v = 0; v < z.width(); v++) {
            int row = z.batch().row(v);
            for (int i = row + from; i < row + to; i++) {
                sum += 0.5 * latent[i] * latent[i];
            }
        }
        for (int i = from; i < to; i++) {
            sum -= log[i];
        }
        sums[part] = sum;
    }

    @Override
    public void join() {
        value = 0;
        for (double sum : sums) {
            value += sum;
        }
        value /= size;
    }

    @Override
    public void backward(Slice slice) {
        float scale = (float) (weight / size);
        float[] latent = z.batch().data();
        float[] gradient = z.gradient().data();
        for (int v = 0; v < z.width(); v++) {
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

    @Override
    public double value() {
        return value;
    }

    @Override
    public void weight(double weight) {
        this.weight = weight;
    }
}
