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
/// That is quadratic in the rows, so a sample of more than [#ALL_PAIRS] rows is cut into blocks of at most
/// [#BLOCK] neighbors, all of the same size but for one row. Only pairs within a block are looked at, and those
/// of two different rows stand for the pairs across blocks too: they count `w = n(n − 1) / Σ_b n_b(n_b − 1)`
/// times. So the work is linear in the rows, every row has a gradient, and if the rows stand in random order,
/// as the trainer's do in every epoch anew, value and gradient are in the mean those of all pairs. The measured
/// reason, a random subsample that is ten times as far off in the same time, is in `docs/measurements.md`.
///
/// Only `x` is differentiated, and of `x` only the variables from `firstDifferentiated` on: the paper stops the
/// gradient through the `y` part of the network's output in equation 6.
public final class MeanDiscrepancy implements Loss {
    /// The most rows of which all pairs are looked at.
    public static final int ALL_PAIRS = 2048;

    /// The most rows of a block where there are more.
    private static final int BLOCK = 512;

    /// Rows that a part takes at a time, so that the triangle of pairs is shared out evenly.
    private static final int TURN = 16;

    private final Value x;
    private final Batch y;
    private final int firstDifferentiated;
    private final float[] squares;
    private final int blocks;
    /// How many pairs of two different rows one that is looked at stands for, `w`.
    private final double stands;

    private final double[] sums;
    /// By part: the gradients of the sums over pairs within `x`, and between `x` and `y`.
    private final float[][] within;

    private final float[][] between;
    private final float[][] work;
    private double value;
    private double weight = 1;

    /// @param x `[n × d]`; more than [#ALL_PAIRS] rows must stand in random order
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
        blocks = tape.size() <= ALL_PAIRS ? 1 : (tape.size() + BLOCK - 1) / BLOCK;
        stands = blocks == 1 ? 1 : pairs(tape.size()) / pairsWithinBlocks();
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

    private double pairsWithinBlocks() {
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            sum += pairs(start(block + 1) - start(block));
        }
        return sum;
    }

    /// The ordered pairs of two different rows among `rows`.
    private static double pairs(int rows) {
        return rows * (rows - 1.0);
    }

    /// The first row of a block; the number of rows for the one after the last.
    private int start(int block) {
        return (int) ((long) block * y.size() / blocks);
    }

    @Override
    public void forward(int part, int parts) {
        Arrays.fill(within[part], 0f);
        Arrays.fill(between[part], 0f);
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            int first = start(block);
            int end = start(block + 1);
            for (int turn = first + part * TURN; turn < end; turn += parts * TURN) {
                for (int i = turn; i < Math.min(end, turn + TURN); i++) {
                    sum += row(part, i, first, end);
                }
            }
        }
        sums[part] = sum;
    }

    /// Twice the pairs within, less twice the pairs between, of one row of the block `first … end − 1`.
    private double row(int part, int i, int first, int end) {
        Kernels k = Kernels.ACTIVE;
        int n = y.size();
        int d = y.width();
        float[] a = x.batch().data();
        float[] b = y.data();
        double xx = k.pairKernels(a, n, i, a, n, i + 1, end, d, squares, work[part], within[part], within[part]);
        double yy = k.pairKernels(b, n, i, b, n, i + 1, end, d, squares, work[part], null, null);
        double xy = k.pairKernels(a, n, i, b, n, first, end, d, squares, work[part], between[part], null);
        return 2 * (xx + yy - (blocks == 1 ? xy : xy - tooMuch(part, i)));
    }

    /// The pair of `x_i` and `y_i` stands for itself alone, but is among those that are multiplied by `w`: all
    /// but the `w`-th part of it has to go. Its gradient is taken off here, its value by the caller. In plain
    /// code, since a call of a kernel for a single pair would spoil what the compiler knows of the kernel.
    private double tooMuch(int part, int i) {
        float[] a = x.batch().data();
        float[] b = y.data();
        double distance = 0;
        for (int at = i; at < b.length; at += y.size()) {
            distance += (a[at] - b[at]) * (double) (a[at] - b[at]);
        }
        double kernels = 0;
        double slope = 0;
        for (float s : squares) {
            double u = 1 / (s + distance);
            kernels += s * u;
            slope -= 2 * s * u * u;
        }
        double share = 1 - 1 / stands;
        for (int at = i; at < b.length; at += y.size()) {
            between[part][at] -= (float) (share * slope * (a[at] - b[at]));
        }
        return share * kernels;
    }

    @Override
    public void join() {
        double n = y.size();
        double sum = 2 * n * squares.length;
        for (double part : sums) {
            sum += stands * part;
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
        float scale = (float) (2 * weight * stands / (n * n));
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
