package org.preimage.train;

import java.util.Arrays;
import org.preimage.grad.Slice;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.math.Kernels;

/// The squared maximum mean discrepancy (Gretton et al. 2012; equations 6 and 7) of two samples of the same
/// size, as a V-statistic: the mean over all pairs of `k(x, x′) + k(y, y′) − 2 k(x, y)` with
/// `k = Σ_a a²/(a² + ‖u − v‖²)`.
///
/// Only `x` is differentiated, and of `x` only the variables from `firstDifferentiated` on: the paper stops the
/// gradient through the `y` part of the network's output in equation 6.
public final class MeanDiscrepancy implements Loss {
    /// Rows that a part takes at a time, so that the triangle of pairs is shared out evenly.
    private static final int BLOCK = 16;

    private final Value x;
    private final Batch y;
    private final int firstDifferentiated;
    private final float[] squares;
    private final double[] sums;
    /// By part: the gradients of the sums over pairs within `x`, and between `x` and `y`.
    private final float[][] within;

    private final float[][] between;
    private final float[][] work;
    private double value;
    private double weight = 1;

    /// @param x `[n × d]`
    /// @param y `[n × d]`, kept and read at every run
    /// @param widths the kernels' widths `a`, one to four
    public MeanDiscrepancy(Tape tape, Value x, Batch y, int firstDifferentiated, float... widths) {
        if (y.size() != tape.size() || x.width() != y.width()) {
            throw new IllegalArgumentException("MeanDiscrepancy: expected " + tape.size() + " × " + x.width()
                    + " values to compare with, found " + y.size() + " × " + y.width());
        }
        this.x = x;
        this.y = y;
        this.firstDifferentiated = firstDifferentiated;
        this.squares = squares(widths);
        int length = tape.size() * y.width();
        sums = new double[tape.parts()];
        within = new float[tape.parts()][length];
        between = new float[tape.parts()][length];
        work = new float[tape.parts()][tape.size() + Kernels.ACTIVE.lanes()];
    }

    private static float[] squares(float[] widths) {
        float[] squares = new float[widths.length];
        boolean positive = true;
        for (int a = 0; a < widths.length; a++) {
            squares[a] = widths[a] * widths[a];
            positive &= widths[a] > 0;
        }
        if (!positive || widths.length < 1 || widths.length > 4) {
            throw new IllegalArgumentException(
                    "MeanDiscrepancy: expected one to four positive widths, found " + Arrays.toString(widths));
        }
        return squares;
    }

    @Override
    public void forward(int part, int parts) {
        Arrays.fill(within[part], 0f);
        Arrays.fill(between[part], 0f);
        int n = y.size();
        double sum = 0;
        for (int start = part * BLOCK; start < n; start += parts * BLOCK) {
            for (int i = start; i < Math.min(n, start + BLOCK); i++) {
                sum += row(part, i);
            }
        }
        sums[part] = sum;
    }

    /// Twice the pairs within, less twice the pairs between, of one sample.
    private double row(int part, int i) {
        Kernels k = Kernels.ACTIVE;
        int n = y.size();
        int d = y.width();
        float[] a = x.batch().data();
        float[] b = y.data();
        double xx = k.pairKernels(a, n, i, a, n, i + 1, n, d, squares, work[part], within[part], within[part]);
        double yy = k.pairKernels(b, n, i, b, n, i + 1, n, d, squares, work[part], null, null);
        double xy = k.pairKernels(a, n, i, b, n, 0, n, d, squares, work[part], between[part], null);
        return 2 * (xx + yy - xy);
    }

    @Override
    public void join() {
        double n = y.size();
        double sum = 2 * n * squares.length;
        for (double part : sums) {
            sum += part;
        }
        value = sum / (n * n);
        float[] first = within[0];
        for (int part = 0; part < sums.length; part++) {
            float[] plus = within[part];
            float[] minus = between[part];
            for (int i = 0; i < first.length; i++) {
                first[i] = (part == 0 ? 0f : first[i]) + plus[i] - minus[i];
            }
        }
    }

    @Override
    public void backward(Slice slice) {
        double n = y.size();
        float scale = (float) (2 * weight / (n * n));
        float[] gradient = x.gradient().data();
        for (int v = firstDifferentiated; v < y.width(); v++) {
            int row = y.row(v);
            for (int i = row + slice.from(); i < row + slice.to(); i++) {
                gradient[i] += scale * within[0][i];
            }
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
