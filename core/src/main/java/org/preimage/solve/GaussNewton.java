package org.preimage.solve;

import java.util.Arrays;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Levenberg–Marquardt on all designs side by side, by the shortest step that gets there, [DampedStep]: a design moves
/// to the nearest part of the solution set.
///
/// @param steps at most
/// @param longest the longest step, in standard deviations of the inputs
public record GaussNewton(int steps, double longest) implements Localizer {

    /// Steps enough for every start that arrives at all, short enough to stay in its neighborhood.
    public static final GaussNewton DEFAULT = new GaussNewton(40, 0.5);

    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e6;

    public GaussNewton {
        if (steps < 1 || !(longest > 0)) {
            throw new IllegalArgumentException(
                    "Gauss–Newton: expected positive steps and step length, found " + steps + " and " + longest);
        }
    }

    @Override
    public String name() {
        return "gauss-newton";
    }

    @Override
    public long localize(Surrogate surrogate, Batch x, Aim aim, Confines confines, Workers workers) {
        return new Descent(new ActiveRows(surrogate, x, workers), x, aim, confines).run();
    }

    /// Localizes, and tells the slopes of the outputs where the designs are then: the last steps have found them.
    ///
    /// @return the Jacobian, `[m × d × n]`
    double[] differentiated(Surrogate surrogate, Batch x, Aim aim, Confines confines, Workers workers) {
        Descent descent = new Descent(new ActiveRows(surrogate, x, workers), x, aim, confines);
        descent.run();
        return descent.jacobian;
    }

    /// The state of one call.
    private final class Descent {
        private final ActiveRows rows;
        private final Batch x;
        private final Aim aim;
        private final Confines confines;
        private final int n;
        private final int d;
        private final int m;
        private final double[] damping;
        private final boolean[] done;
        /// What is predicted, `[m × n]`, and its Jacobian `[m × d × n]`, at `x`.
        private final double[] value;

        private final double[] jacobian;
        // One design's work.
        private final DampedStep damped;
        private final double[] at;
        private final double[] f;
        private final double[][] slopes;

        Descent(ActiveRows rows, Batch x, Aim aim, Confines confines) {
            this.rows = rows;
            this.x = x;
            this.aim = aim;
            this.confines = confines;
            n = x.size();
            d = x.width();
            m = aim.size();
            damping = new double[n];
            Arrays.fill(damping, FIRST_DAMPING);
            done = new boolean[n];
            value = new double[m * n];
            jacobian = new double[m * d * n];
            damped = new DampedStep(aim, confines);
            at = new double[d];
            f = new double[m];
            slopes = new double[m][d];
        }

        /// How many Jacobians it took.
        long run() {
            confines.pull(x);
            rows.evaluate(x);
            long spent = rows.count();
            for (int k = 0; k < rows.count(); k++) {
                accept(k);
            }
            Batch trial = x.copy();
            for (int step = 0; step < steps && rows.keep(i -> !done[i]); step++) {
                for (int k = 0; k < rows.count(); k++) {
                    propose(rows.row(k), trial);
                }
                rows.evaluate(trial);
                spent += rows.count();
                for (int k = 0; k < rows.count(); k++) {
                    judge(k, trial);
                }
            }
            return spent;
        }

        /// Takes a trial that is nearer to the target, and damps less; else damps more.
        private void judge(int k, Batch trial) {
            int i = rows.row(k);
            double before = aim.cost(o -> value[o * n + i]);
            double after = aim.cost(o -> rows.mean(k, o));
            if (after < before) {
                for (int v = 0; v < d; v++) {
                    x.set(i, v, trial.get(i, v));
                }
                damping[i] = Math.max(damping[i] / 5, 1e-9);
                accept(k);
            } else {
                damping[i] *= 5;
                done[i] = damping[i] > LARGEST_DAMPING;
            }
        }

        /// Makes the evaluated point the design's own.
        private void accept(int k) {
            int i = rows.row(k);
            for (int o = 0; o < m; o++) {
                value[o * n + i] = rows.mean(k, o);
                for (int v = 0; v < d; v++) {
                    jacobian[(o * d + v) * n + i] = rows.slope(k, o, v);
                }
            }
            done[i] = aim.isReachedBy(o -> value[o * n + i]);
        }

        /// The damped step, cut to the longest, inside the region.
        private void propose(int i, Batch trial) {
            for (int v = 0; v < d; v++) {
                at[v] = x.get(i, v);
            }
            for (int o = 0; o < m; o++) {
                f[o] = value[o * n + i];
                for (int v = 0; v < d; v++) {
                    slopes[o][v] = jacobian[(o * d + v) * n + i];
                }
            }
            double[] step = damped.find(i, at, f, slopes, damping[i]);
            double square = 0;
            for (int v = 0; v < d; v++) {
                square += step[v] * step[v];
            }
            double factor = Math.min(1, longest / Math.sqrt(Math.max(square, Double.MIN_NORMAL)));
            for (int v = 0; v < d; v++) {
                at[v] += factor * step[v];
            }
            confines.pull(i, at);
            for (int v = 0; v < d; v++) {
                trial.set(i, v, (float) at[v]);
            }
        }
    }
}
