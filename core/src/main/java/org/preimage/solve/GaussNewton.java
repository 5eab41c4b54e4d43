package org.preimage.solve;

import java.util.Arrays;
import org.preimage.linalg.Cholesky;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Levenberg–Marquardt on all designs side by side. There are few outputs and more inputs, so the step is taken
/// in the space of the outputs, `δ = Jᵀ(JJᵀ + λI)⁻¹(y* − f)`, the shortest one that gets there: a design moves
/// to the nearest part of the solution set. Inputs that sit at a bound and would leave are held, and the step
/// is found again without them.
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
    public void localize(Surrogate surrogate, Batch x, double[] target, double[] tolerance, Box box, Workers workers) {
        new Descent(new ActiveRows(surrogate, x, workers), x, target, tolerance, box).run();
    }

    /// The state of one call.
    private final class Descent {
        private final ActiveRows rows;
        private final Batch x;
        private final double[] target;
        private final double[] tolerance;
        private final Box box;
        private final int n;
        private final int d;
        private final int m;
        private final double[] damping;
        private final boolean[] done;
        /// Residuals `y* − f`, `[m × n]`, and their Jacobian `[m × d × n]`, at `x`.
        private final double[] residual;

        private final double[] jacobian;
        // One design's work.
        private final double[] step;
        private final double[] normal;
        private final double[] right;
        private final boolean[] held;

        Descent(ActiveRows rows, Batch x, double[] target, double[] tolerance, Box box) {
            this.rows = rows;
            this.x = x;
            this.target = target;
            this.tolerance = tolerance;
            this.box = box;
            n = x.size();
            d = x.width();
            m = target.length;
            damping = new double[n];
            Arrays.fill(damping, FIRST_DAMPING);
            done = new boolean[n];
            residual = new double[m * n];
            jacobian = new double[m * d * n];
            step = new double[d];
            normal = new double[m * m];
            right = new double[m];
            held = new boolean[d];
        }

        void run() {
            AdamSearch.clamp(x, box);
            rows.evaluate(x);
            for (int k = 0; k < rows.count(); k++) {
                accept(k);
            }
            Batch trial = x.copy();
            for (int step = 0; step < steps && rows.keep(i -> !done[i]); step++) {
                for (int k = 0; k < rows.count(); k++) {
                    propose(rows.row(k), trial);
                }
                rows.evaluate(trial);
                for (int k = 0; k < rows.count(); k++) {
                    judge(k, trial);
                }
            }
        }

        /// Takes a trial that is nearer to the target, and damps less; else damps more.
        private void judge(int k, Batch trial) {
            int i = rows.row(k);
            double before = 0;
            double after = 0;
            for (int o = 0; o < m; o++) {
                double r = target[o] - rows.mean(k, o);
                after += r * r;
                before += residual[o * n + i] * residual[o * n + i];
            }
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
            boolean hit = true;
            for (int o = 0; o < m; o++) {
                double r = target[o] - rows.mean(k, o);
                residual[o * n + i] = r;
                hit &= Math.abs(r) <= tolerance[o];
                for (int v = 0; v < d; v++) {
                    jacobian[(o * d + v) * n + i] = rows.slope(k, o, v);
                }
            }
            done[i] = hit;
        }

        private void propose(int i, Batch trial) {
            for (int v = 0; v < d; v++) {
                held[v] = box.low()[v] == box.high()[v];
            }
            for (int round = 0; round <= d; round++) {
                if (!solve(i)) {
                    Arrays.fill(step, 0);
                }
                if (!holdMore(i)) {
                    break;
                }
            }
            for (int v = 0; v < d; v++) {
                trial.set(i, v, (float) box.clamp(v, x.get(i, v) + step[v]));
            }
        }

        /// The damped step of the free inputs, cut to the longest.
        private boolean solve(int i) {
            for (int o = 0; o < m; o++) {
                right[o] = residual[o * n + i];
                for (int p = 0; p <= o; p++) {
                    double sum = 0;
                    for (int v = 0; v < d; v++) {
                        sum += held[v] ? 0 : jacobian[(o * d + v) * n + i] * jacobian[(p * d + v) * n + i];
                    }
                    normal[o * m + p] = o == p ? sum + damping[i] : sum;
                }
            }
            if (!Cholesky.solve(normal, right, m)) {
                return false;
            }
            double square = 0;
            for (int v = 0; v < d; v++) {
                step[v] = 0;
                for (int o = 0; o < m && !held[v]; o++) {
                    step[v] += jacobian[(o * d + v) * n + i] * right[o];
                }
                square += step[v] * step[v];
            }
            double factor = Math.min(1, longest / Math.sqrt(Math.max(square, Double.MIN_NORMAL)));
            for (int v = 0; v < d; v++) {
                step[v] *= factor;
            }
            return true;
        }

        /// Holds the inputs at a bound that the step would take out of the box; false when there are none.
        private boolean holdMore(int i) {
            boolean more = false;
            for (int v = 0; v < d; v++) {
                double at = x.get(i, v);
                boolean above = step[v] > 0 && at >= (float) box.high()[v];
                boolean below = step[v] < 0 && at <= (float) box.low()[v];
                boolean out = above || below;
                if (out && !held[v]) {
                    held[v] = true;
                    more = true;
                }
            }
            return more;
        }
    }
}
