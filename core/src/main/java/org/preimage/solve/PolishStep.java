package org.preimage.solve;

import java.util.Arrays;
import org.preimage.math.Batch;

/// One design while it is polished, standardized and in double: the best point so far, what the surrogate says
/// there, what calls have taught of its error, and the step that is being found.
final class PolishStep {
    /// What is left when a residual is nothing but rounding, of the larger of the target and the outputs'
    /// spread.
    static final double ROUNDING = 1e-13;

    /// So many iterations find a step; each asks the surrogate for its Jacobian once.
    static final int ITERATIONS = 8;

    /// The longest step, in standard deviations of the inputs.
    private static final double LONGEST = 0.5;

    private static final double FIRST_DAMPING = 1e-9;

    private final int d;
    private final int m;
    private final Aim aim;
    private final Confines confines;
    private final DampedStep damped;
    private double[] best;
    /// What the calls at the best point said, standardized.
    private double[] value = new double[0];
    /// The surrogate's Jacobians at the best point and at the trial, `[m × d]`, and the correction of both.
    private final double[][] atBest;

    private final double[][] atTrial;
    private final double[][] correction;
    private double radius = LONGEST;
    private boolean active;
    private boolean moved;
    // The step that is being found.
    private final double[] trial;
    private final double[] accepted;
    /// What the model of `f` says at the end of the step so far.
    private final double[] ahead;
    private final double[][] taken;
    private double[][] receives;
    private double damping;

    /// @param x the design, `d` free inputs
    /// @param confines of this design alone
    PolishStep(double[] x, Aim aim, Confines confines) {
        this.d = x.length;
        this.m = aim.size();
        this.aim = aim;
        this.confines = confines;
        damped = new DampedStep(aim, confines);
        best = x.clone();
        trial = x.clone();
        accepted = x.clone();
        atBest = new double[m][d];
        atTrial = new double[m][d];
        taken = new double[m][d];
        receives = atBest;
        correction = new double[m][d];
        ahead = new double[m];
    }

    double[] best() {
        return best;
    }

    double[] trial() {
        return trial;
    }

    boolean isActive() {
        return active;
    }

    boolean hasMoved() {
        return moved;
    }

    /// Takes what the first call said, empty if it failed: then there is nothing to go by.
    void start(double[] first) {
        value = first;
        active = first.length > 0 && !isReachedBy(first);
        receives = atBest;
    }

    /// Takes row `o` of the surrogate's Jacobian at the point that was asked for last.
    void take(int o, Batch gradient, int i) {
        for (int v = 0; v < d; v++) {
            receives[o][v] = gradient.get(i, v);
        }
    }

    /// Starts to look for a step from the best point.
    void begin() {
        System.arraycopy(best, 0, trial, 0, d);
        System.arraycopy(best, 0, accepted, 0, d);
        for (int o = 0; o < m; o++) {
            System.arraycopy(atBest[o], 0, taken[o], 0, d);
        }
        if (active) {
            System.arraycopy(value, 0, ahead, 0, m);
        }
        receives = atTrial;
        damping = FIRST_DAMPING;
    }

    /// Moves the trial one damped Gauss–Newton step from where the model of `f` has been followed to.
    void reach() {
        if (!active) {
            return;
        }
        double[][] slopes = new double[m][d];
        for (int o = 0; o < m; o++) {
            for (int v = 0; v < d; v++) {
                slopes[o][v] = slope(o, v);
            }
        }
        double[] step = damped.find(0, accepted, ahead, slopes, damping);
        for (int v = 0; v < d; v++) {
            trial[v] = accepted[v] + step[v];
        }
        confines.pull(0, trial);
        shorten();
    }

    /// Accepts the trial as the end of the step so far if the model of `f` is nearer to the target there.
    void settle() {
        if (!active) {
            return;
        }
        double[] there = value.clone();
        double[] change = modelled();
        for (int o = 0; o < m; o++) {
            there[o] += change[o];
        }
        if (cost(there) < cost(ahead)) {
            System.arraycopy(trial, 0, accepted, 0, d);
            System.arraycopy(there, 0, ahead, 0, m);
            for (int o = 0; o < m; o++) {
                System.arraycopy(atTrial[o], 0, taken[o], 0, d);
            }
            damping = Math.max(damping / 10, FIRST_DAMPING);
        } else {
            damping = Math.max(damping, 1e-4 * scaleOfNormal()) * 10;
        }
    }

    /// Ends the search; a step that leads nowhere ends the polishing of this design.
    void end() {
        System.arraycopy(accepted, 0, trial, 0, d);
        for (int o = 0; o < m; o++) {
            System.arraycopy(taken[o], 0, atTrial[o], 0, d);
        }
        active &= !Arrays.equals(trial, best);
        receives = atBest;
    }

    /// Learns from what a call at the trial said, empty if it failed; true if it is the best so far.
    boolean judge(double[] found) {
        if (found.length == 0) {
            radius = distance() / 2;
            return false;
        }
        learn(found);
        if (!(cost(found) < cost(value))) {
            radius = distance() / 2;
            return false;
        }
        best = trial.clone();
        value = found;
        moved = true;
        active = !isReachedBy(found);
        return true;
    }

    /// Broyden's good update of the correction.
    private void learn(double[] found) {
        double length = distance() * distance();
        double[] expected = modelled();
        for (int o = 0; o < m; o++) {
            double missed = found[o] - value[o] - expected[o];
            for (int v = 0; v < d; v++) {
                correction[o][v] += missed * (trial[v] - best[v]) / length;
            }
        }
    }

    /// What the model of `f` says that the step to the trial changes, `½ (J + J′) δ + C δ`, `m` values.
    private double[] modelled() {
        double[] change = new double[m];
        for (int o = 0; o < m; o++) {
            for (int v = 0; v < d; v++) {
                double slope = (atBest[o][v] + atTrial[o][v]) / 2 + correction[o][v];
                change[o] += slope * (trial[v] - best[v]);
            }
        }
        return change;
    }

    private double slope(int o, int v) {
        return taken[o][v] + correction[o][v];
    }

    private double scaleOfNormal() {
        double largest = 0;
        for (int o = 0; o < m; o++) {
            double sum = 0;
            for (int v = 0; v < d; v++) {
                sum += slope(o, v) * slope(o, v);
            }
            sum *= aim.weight()[o] * aim.weight()[o];
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /// Cuts the whole step to the longest that is believed.
    private void shorten() {
        double length = distance();
        if (length > radius) {
            for (int v = 0; v < d; v++) {
                trial[v] = best[v] + (trial[v] - best[v]) * radius / length;
            }
        }
    }

    private double distance() {
        double sum = 0;
        for (int v = 0; v < d; v++) {
            sum += (trial[v] - best[v]) * (trial[v] - best[v]);
        }
        return Math.sqrt(sum);
    }

    private boolean isReachedBy(double[] values) {
        return aim.isReachedBy(o -> values[o]);
    }

    private double cost(double[] values) {
        return aim.cost(o -> values[o]);
    }
}
