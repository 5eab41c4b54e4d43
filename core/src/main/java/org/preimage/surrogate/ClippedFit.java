package org.preimage.surrogate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Clip;

/// Fits an [OutputProcess] to pairs of which many are at a bound that stands for everything beyond it.
///
/// The latent values of those rows are the most probable ones that are at the bound or beyond: the minimum of
/// `yᵀ A⁻¹ y` under that condition, a convex problem. At its solution a clipped row either sits on the bound and
/// holds the process back, or is where the others predict it and has no weight. So the process is that of the
/// rows that are not clipped and of the few that hold it back, which an active-set method finds (Nocedal and
/// Wright,
/// Numerical Optimization, section 16.5): rows that are predicted short of the bound join, rows that pull the
/// wrong way leave.
public final class ClippedFit {
    /// So few rows that are not clipped say little of the lengths; clipped ones join them.
    private static final int LEAST_ROWS = 50;
    /// So many rows decide what is likeliest and which clipped ones matter; of the others the predictions tell.
    private static final int ROWS = 5000;

    /// Rounds before the lengths are found for good, and after that.
    private static final int FIRST_ROUNDS = 3;

    private static final int ROUNDS = 15;
    private static final int LAST_ROUNDS = 2;
    /// What a prediction may be short of the bound, in deviations of the noise.
    private static final double SLACK = 0.1;

    private final Orbits x;
    /// Clipped from below at [#bound].
    private final double[] y;

    private final double bound;
    private final Context context;

    private ClippedFit(Orbits x, double[] y, double bound, Context context) {
        this.x = x;
        this.y = y;
        this.bound = bound;
        this.context = context;
    }

    /// Fits.
    ///
    /// @param x standardized designs, `[d × n]`
    /// @param y standardized values, `n` numbers, some of them at the bound and none beyond
    /// @param bound standardized
    /// @param clip at which end
    /// @param seed of the choice of rows
    public static OutputProcess of(double[][] x, double[] y, double bound, Clip clip, Seed seed, Context context) {
        return of(Orbits.alone(x), y, bound, clip, seed, context);
    }

    /// Fits a process that is equal at all images of a design.
    public static OutputProcess of(Orbits x, double[] y, double bound, Clip clip, Seed seed, Context context) {
        if (clip == Clip.NONE) {
            return ProcessFit.of(x, y, seed, context);
        }
        int[] order = Draws.permutation(y.length, seed.generator());
        double sign = clip == Clip.LOW ? 1 : -1;
        double[] values = Arrays.stream(order).mapToDouble(i -> sign * y[i]).toArray();
        OutputProcess process =
                x.mixed(new ClippedFit(x.take(order), values, sign * bound, context).run(), seed.of("mixed"));
        return clip == Clip.LOW ? process : process.negated();
    }

    private OutputProcess run() {
        int shown = Math.min(ROWS, y.length);
        BitSet active = start(shown);
        converge(likeliest(active), active, shown, FIRST_ROUNDS);
        ProcessFit.Hyperparameters chosen = likeliest(active);
        OutputProcess process = converge(chosen, active, shown, ROUNDS);
        if (shown < y.length) {
            IntStream.range(shown, y.length).filter(i -> y[i] > bound).forEach(active::set);
            join(process, active, shown, y.length);
            process = active.cardinality() <= ProcessFit.EXACT
                    ? converge(chosen, active, y.length, LAST_ROUNDS)
                    : conditioned(chosen, active);
        }
        return active.cardinality() <= ProcessFit.EXACT ? witnessed(process, active) : process;
    }

    /// The process with as many of all rows in front as say how sure it is: it is sure, too, where clipped rows
    /// are that have no weight.
    private OutputProcess witnessed(OutputProcess process, BitSet active) {
        double[] weights = new double[y.length];
        int[] rows = active.stream().toArray();
        for (int k = 0; k < rows.length; k++) {
            weights[rows[k]] = process.weights()[k];
        }
        int[] centers = IntStream.range(0, y.length)
                .filter(i -> i < OutputProcess.WITNESSES || active.get(i))
                .toArray();
        return new OutputProcess(
                process.covariance(),
                process.lengths(),
                process.variance(),
                process.nugget(),
                x.take(centers).all(),
                ProcessFit.repeated(ProcessFit.take(weights, centers), x.count()));
    }

    /// The rows that are not clipped, and some others if they are few.
    private BitSet start(int shown) {
        BitSet active = new BitSet();
        IntStream.range(0, shown).filter(i -> y[i] > bound).forEach(active::set);
        for (int i = 0; i < shown && active.cardinality() < LEAST_ROWS; i++) {
            active.set(i);
        }
        return active;
    }

    private ProcessFit.Hyperparameters likeliest(BitSet active) {
        int[] rows = active.stream().toArray();
        return ProcessFit.likeliest(x.take(rows), ProcessFit.take(y, rows), context);
    }

    private OutputProcess conditioned(ProcessFit.Hyperparameters chosen, BitSet active) {
        int[] rows = active.stream().toArray();
        return ProcessFit.conditioned(chosen, x.take(rows), ProcessFit.take(y, rows), context);
    }

    /// Changes the active rows until none of the first ones has to join or leave.
    private OutputProcess converge(ProcessFit.Hyperparameters chosen, BitSet active, int shown, int rounds) {
        OutputProcess process = conditioned(chosen, active);
        for (int round = 0; round < rounds; round++) {
            BitSet before = (BitSet) active.clone();
            leave(process, active);
            join(process, active, 0, shown);
            if (active.equals(before)) {
                break;
            }
            process = conditioned(chosen, active);
        }
        return process;
    }

    /// Clipped rows that pull the process towards the other side.
    private void leave(OutputProcess process, BitSet active) {
        int[] rows = active.stream().toArray();
        for (int k = 0; k < rows.length; k++) {
            if (y[rows[k]] <= bound && process.weights()[k] > 0) {
                active.clear(rows[k]);
            }
        }
    }

    /// Clipped rows from `from` to `to` that are predicted short of the bound.
    private void join(OutputProcess process, BitSet active, int from, int to) {
        int[] clipped = IntStream.range(from, to)
                .filter(i -> y[i] <= bound && !active.get(i))
                .toArray();
        double[] predicted = process.means(x.take(clipped).x(), context.workers());
        double least = bound + SLACK * Math.sqrt(process.variance() * process.nugget());
        IntStream.range(0, clipped.length).filter(k -> predicted[k] > least).forEach(k -> active.set(clipped[k]));
    }
}
