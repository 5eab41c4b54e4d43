package org.preimage.optim;

import java.util.Arrays;

/// The least value of a smooth function of a few variables in a box: quasi-Newton steps with the inverse Hessian
/// of Broyden, Fletcher, Goldfarb and Shanno, and backtracking (Nocedal and Wright, Numerical Optimization,
/// algorithms 3.1 and 6.1). Variables at a bound that would leave are held there for the step.
///
/// @param steps at most
/// @param precision it ends when a step gains less than this
public record Bfgs(int steps, double precision) {
    private static final double SUFFICIENT = 1e-4;
    private static final int HALVINGS = 25;
    private static final double LONGEST = 1.5;

    public Bfgs {
        if (steps < 1 || !(precision >= 0)) {
            throw new IllegalArgumentException(
                    "BFGS: expected positive steps and a precision, found " + steps + " and " + precision);
        }
    }

    /// A function with its gradient.
    @FunctionalInterface
    public interface Smooth {
        /// The value at `x`; not a number where there is none, which ends no search.
        ///
        /// @param gradient is filled
        double value(double[] x, double[] gradient);
    }

    /// What was found.
    ///
    /// @param x where
    /// @param value there
    public record Least(double[] x, double value) {}

    /// Goes down from `start`.
    ///
    /// @param low the bounds below
    /// @param high the bounds above
    public Least minimize(Smooth function, double[] start, double[] low, double[] high) {
        Search search = new Search(function, start, low, high);
        for (int k = 0; k < steps && search.step(precision); k++) {}
        return new Least(search.x, search.value);
    }

    private static final class Search {
        private final Smooth function;
        private final double[] low;
        private final double[] high;
        private final int n;
        private final double[][] hessian;
        private double[] x;
        private double[] gradient;
        private double value;

        Search(Smooth function, double[] start, double[] low, double[] high) {
            this.function = function;
            this.low = low;
            this.high = high;
            n = start.length;
            hessian = new double[n][n];
            x = start.clone();
            for (int v = 0; v < n; v++) {
                x[v] = Math.clamp(x[v], low[v], high[v]);
            }
            gradient = new double[n];
            value = function.value(x, gradient);
            reset();
        }

        private void reset() {
            for (int v = 0; v < n; v++) {
                Arrays.fill(hessian[v], 0);
                hessian[v][v] = 1;
            }
        }

        private boolean held(int v) {
            return (x[v] <= low[v] && gradient[v] > 0) || (x[v] >= high[v] && gradient[v] < 0);
        }

        private double[] direction() {
            double[] direction = new double[n];
            double longest = 0;
            for (int v = 0; v < n; v++) {
                for (int w = 0; w < n && !held(v); w++) {
                    direction[v] -= held(w) ? 0 : hessian[v][w] * gradient[w];
                }
                longest = Math.max(longest, Math.abs(direction[v]));
            }
            double factor = longest > LONGEST ? LONGEST / longest : 1;
            for (int v = 0; v < n; v++) {
                direction[v] *= factor;
            }
            return direction;
        }

        /// False when there is nothing more to gain.
        boolean step(double precision) {
            double[] direction = direction();
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                reset();
                direction = direction();
                slope = dot(direction, gradient);
            }
            double length = 1;
            for (int h = 0; h < HALVINGS && slope < 0; h++, length /= 2) {
                double[] trial = moved(direction, length);
                double[] there = new double[n];
                double found = function.value(trial, there);
                if (found <= value + SUFFICIENT * length * slope) {
                    double gain = value - found;
                    learn(trial, there);
                    x = trial;
                    gradient = there;
                    value = found;
                    return gain > precision;
                }
            }
            return false;
        }

        private double[] moved(double[] direction, double length) {
            double[] trial = new double[n];
            for (int v = 0; v < n; v++) {
                trial[v] = Math.clamp(x[v] + length * direction[v], low[v], high[v]);
            }
            return trial;
        }

        private void learn(double[] trial, double[] there) {
            double[] s = new double[n];
            double[] y = new double[n];
            for (int v = 0; v < n; v++) {
                s[v] = trial[v] - x[v];
                y[v] = there[v] - gradient[v];
            }
            double curvature = dot(s, y);
            if (!(curvature > 1e-12)) {
                return;
            }
            double[] hy = new double[n];
            for (int v = 0; v < n; v++) {
                hy[v] = dot(hessian[v], y);
            }
            double factor = (1 + dot(y, hy) / curvature) / curvature;
            for (int v = 0; v < n; v++) {
                for (int w = 0; w < n; w++) {
                    hessian[v][w] += factor * s[v] * s[w] - (hy[v] * s[w] + s[v] * hy[w]) / curvature;
                }
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int v = 0; v < a.length; v++) {
                sum += a[v] * b[v];
            }
            return sum;
        }
    }
}
