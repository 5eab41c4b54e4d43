package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.preimage.linalg.Basis;
import org.preimage.linalg.Polyhedron;
import org.preimage.math.Batch;
import org.preimage.run.Context;
import org.preimage.surrogate.Surrogate;

/// Takes designs that are on target down an objective, along the set of designs on target and inside the region.
///
/// A step is the point nearest to the one down the gradient among those that keep to the target, linearized, and to
/// the region: a projection onto a polyhedron, which finds by itself which bounds, constraints and ends of ranges bind.
/// Then Gauss–Newton brings the design back to the target, and the step is taken if the objective is smaller there.
/// Its length follows the curvature that the last two points show (Barzilai and Borwein, Two-point step size gradient
/// methods, 1988) and shrinks when it was too long.
record TangentDescent(Surrogate surrogate, Aim aim, Confines confines, Objective objective, Context context) {
    private static final int STEPS = 100;
    private static final GaussNewton RETURN = new GaussNewton(8, 0.5);

    /// The longest first step, and the shortest at all, in standard deviations of the inputs.
    private static final double LONGEST = 0.5;

    private static final double SHORTEST = 1e-5;

    /// Goes down from every design, `[n × d]`, in place.
    ///
    /// @param belief which of some designs, `[… × d]`, are to be believed: what is stays so
    void run(Batch x, Function<Batch, boolean[]> belief) {
        new Descent(x, belief).run();
    }

    /// The state of one call.
    private final class Descent {
        private final Batch x;
        private final Function<Batch, boolean[]> belief;
        private final ActiveRows rows;
        private final int d;
        private final boolean[] done;
        private final boolean[] believed;
        private final double[] radius;
        private final double[] length;
        private final double[] value;
        private final double[][] gradient;
        private final double[][] slopes;
        private final double[][] means;
        /// Of the rows at work, at the trials.
        private final double[] newValue;

        private final double[][] newGradient;

        Descent(Batch x, Function<Batch, boolean[]> belief) {
            this.x = x;
            this.belief = belief;
            int n = x.size();
            d = x.width();
            rows = new ActiveRows(surrogate, x, context.workers());
            done = new boolean[n];
            believed = new boolean[n];
            radius = new double[n];
            length = new double[n];
            value = new double[n];
            gradient = new double[n][d];
            slopes = new double[n][aim.size() * d];
            means = new double[n][aim.size()];
            newValue = new double[n];
            newGradient = new double[n][d];
        }

        void run() {
            start();
            Batch trial = x.copy();
            for (int step = 0; step < STEPS && rows.keep(i -> !done[i]); step++) {
                context.checkCancelled();
                for (int k = 0; k < rows.count(); k++) {
                    propose(rows.row(k), trial);
                }
                comeBack(trial);
                rows.evaluate(trial);
                objective.evaluate(rows, trial, newValue, newGradient);
                boolean[] sound = belief.apply(part(trial));
                for (int k = 0; k < rows.count(); k++) {
                    judge(k, trial, sound[k]);
                }
            }
        }

        private void start() {
            rows.evaluate(x);
            objective.evaluate(rows, x, newValue, newGradient);
            boolean[] sound = belief.apply(x);
            for (int k = 0; k < rows.count(); k++) {
                int i = rows.row(k);
                int row = k;
                done[i] = !aim.isReachedBy(o -> rows.mean(row, o));
                believed[i] = sound[k];
                radius[i] = LONGEST;
                accept(k);
                length[i] = objective instanceof Change ? 1 : LONGEST / Math.max(1e-12, norm(gradient[i]));
            }
        }

        private Batch part(Batch trial) {
            int[] at = new int[rows.count()];
            Arrays.setAll(at, rows::row);
            return trial.subset(at);
        }

        /// Brings the trials back to the target.
        private void comeBack(Batch trial) {
            int[] at = new int[rows.count()];
            Arrays.setAll(at, rows::row);
            Batch part = trial.subset(at);
            RETURN.localize(surrogate, part, aim, confines.of(at), context.workers());
            for (int k = 0; k < at.length; k++) {
                for (int v = 0; v < d; v++) {
                    trial.set(at[k], v, part.get(k, v));
                }
            }
        }

        private void propose(int i, Batch trial) {
            double[] step = new double[d];
            for (int v = 0; v < d; v++) {
                step[v] = -length[i] * gradient[i][v];
            }
            if (!tangent(i).project(step, confines.held(i))) {
                Arrays.fill(step, 0);
            }
            double factor = Math.min(1, radius[i] / Math.max(norm(step), Double.MIN_NORMAL));
            double[] at = new double[d];
            for (int v = 0; v < d; v++) {
                at[v] = x.get(i, v) + factor * step[v];
            }
            confines.pull(i, at);
            for (int v = 0; v < d; v++) {
                trial.set(i, v, (float) at[v]);
            }
        }

        /// The steps that keep to the region and, as far as slopes say, to the target; to stay is always one.
        private Polyhedron tangent(int i) {
            Polyhedron region = confines.region();
            boolean[] held = confines.held(i);
            double[] at = new double[d];
            double[] low = new double[d];
            double[] high = new double[d];
            for (int v = 0; v < d; v++) {
                at[v] = x.get(i, v);
                low[v] = held[v] ? 0 : Math.min(0, region.low(v) - at[v]);
                high[v] = held[v] ? 0 : Math.max(0, region.high(v) - at[v]);
            }
            List<Polyhedron.Row> conditions = new ArrayList<>();
            for (Polyhedron.Row row : region.rows()) {
                double room = row.equal() ? 0 : Math.max(0, -row.excess(at));
                conditions.add(new Polyhedron.Row(row.a(), room, row.equal()));
            }
            for (int o = 0; o < aim.size(); o++) {
                addGoal(i, o, conditions);
            }
            return new Polyhedron(low, high, conditions);
        }

        private void addGoal(int i, int o, List<Polyhedron.Row> conditions) {
            double[] slope = Arrays.copyOfRange(slopes[i], o * d, (o + 1) * d);
            if (aim.weight()[o] == 0 || !(norm(slope) > 1e-6)) {
                return;
            }
            if (aim.isValue(o)) {
                conditions.add(Polyhedron.Row.of(slope, 0, true));
                return;
            }
            double up = Math.max(0, aim.high()[o] - means[i][o]);
            double down = Math.max(0, means[i][o] - aim.low()[o]);
            if (Double.isFinite(up)) {
                conditions.add(Polyhedron.Row.of(slope, up, false));
            }
            if (Double.isFinite(down)) {
                double[] back = Arrays.stream(slope).map(a -> -a).toArray();
                conditions.add(Polyhedron.Row.of(back, down, false));
            }
        }

        private void judge(int k, Batch trial, boolean sound) {
            int i = rows.row(k);
            double moved = 0;
            for (int v = 0; v < d; v++) {
                double step = trial.get(i, v) - x.get(i, v);
                moved += step * step;
            }
            moved = Math.sqrt(moved);
            boolean better = newValue[k] < value[i] && aim.isReachedBy(o -> rows.mean(k, o));
            if (better && (sound || !believed[i])) {
                length[i] = nextLength(i, k, trial);
                for (int v = 0; v < d; v++) {
                    x.set(i, v, trial.get(i, v));
                }
                believed[i] = sound;
                radius[i] = Math.min(2 * LONGEST, 2 * Math.max(radius[i], moved));
                accept(k);
                done[i] = moved < SHORTEST;
            } else {
                radius[i] = Math.min(radius[i], moved) / 4;
                done[i] = radius[i] < SHORTEST;
            }
        }

        private void accept(int k) {
            int i = rows.row(k);
            value[i] = newValue[k];
            System.arraycopy(newGradient[k], 0, gradient[i], 0, d);
            for (int o = 0; o < aim.size(); o++) {
                means[i][o] = rows.mean(k, o);
                for (int v = 0; v < d; v++) {
                    slopes[i][o * d + v] = rows.slope(k, o, v);
                }
            }
        }

        /// `sᵀs / sᵀy` of the gradients along the set; longer than before where there is no curvature upward.
        private double nextLength(int i, int k, Batch trial) {
            double[] before = along(i, gradient[i], slopes[i]);
            double[] there = new double[aim.size() * d];
            for (int o = 0; o < aim.size(); o++) {
                for (int v = 0; v < d; v++) {
                    there[o * d + v] = rows.slope(k, o, v);
                }
            }
            double[] after = along(i, newGradient[k], there);
            double square = 0;
            double curvature = 0;
            for (int v = 0; v < d; v++) {
                double s = trial.get(i, v) - x.get(i, v);
                square += s * s;
                curvature += s * (after[v] - before[v]);
            }
            return curvature > 1e-3 * square / length[i]
                    ? Math.clamp(square / curvature, 0.1 * length[i], 10 * length[i])
                    : 2 * length[i];
        }

        /// The part of a gradient that is along the set: outputs of one value take the rest.
        private double[] along(int i, double[] whole, double[] jacobian) {
            Basis normals = new Basis(d);
            boolean[] held = confines.held(i);
            for (int o = 0; o < aim.size(); o++) {
                if (aim.isValue(o)) {
                    normals.add(Arrays.copyOfRange(jacobian, o * d, (o + 1) * d));
                }
            }
            double[] part = whole.clone();
            normals.removeFrom(part);
            for (int v = 0; v < d; v++) {
                part[v] = held[v] ? 0 : part[v];
            }
            return part;
        }

        private static double norm(double[] vector) {
            return Math.sqrt(Arrays.stream(vector).map(a -> a * a).sum());
        }
    }
}
