package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.linalg.Cholesky;
import org.preimage.math.Columns;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Space;

/// The designs of a problem that have a property, found on the true function alone: random designs are moved to it by
/// Gauss–Newton with the exact derivatives, inside a box.
///
/// @param problem whose designs
/// @param box where they may be
/// @param target the property, `[m]`
/// @param scale the unit of each input, `[d]`
record TrueSet(Problem problem, Space box, double[] target, double[] scale) {
    private static final int STEPS = 60;
    private static final double EXACT = 1e-11;
    private static final double LONGEST = 0.5;

    /// About `n` designs all over the set: half from starts uniform in the box, half from the prior.
    List<double[]> dense(int n, Seed seed) {
        RandomGenerator random = seed.of("uniform").generator();
        double[][] prior = problem.sample(n, seed.of("prior"));
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] x = Columns.row(prior, i);
            for (int v = 0; v < x.length && i % 2 == 0; v++) {
                Input input = box.inputs().get(v);
                x[v] = input.low() + (input.high() - input.low()) * random.nextDouble();
            }
            if (project(x)) {
                found.add(x);
            }
        }
        return found;
    }

    /// `n` independent draws from the problem's prior among the designs with the property: draws whose property is near
    /// to it, moved the rest of the way.
    ///
    /// @param near how near, `[m]`
    List<double[]> rejected(int n, double[] near, Seed seed) {
        List<double[]> found = new ArrayList<>();
        for (int block = 0; found.size() < n; block++) {
            double[][] prior = problem.sample(10_000, seed.of(block));
            for (int i = 0; i < prior[0].length && found.size() < n; i++) {
                double[] x = Columns.row(prior, i);
                if (box.contains(x) && isNear(problem.evaluate(x), near) && project(x)) {
                    found.add(x);
                }
            }
        }
        return found;
    }

    private boolean isNear(double[] y, double[] near) {
        for (int o = 0; o < y.length; o++) {
            if (!(Math.abs(y[o] - target[o]) <= near[o])) {
                return false;
            }
        }
        return true;
    }

    /// Moves a design to the set, in place; false if it does not get there.
    boolean project(double[] x) {
        clamp(x);
        double damping = 1e-9;
        double[] miss = miss(x);
        for (int step = 0; step < STEPS && norm(miss) > EXACT; step++) {
            double[] next = x.clone();
            move(next, miss, damping);
            double[] after = miss(next);
            if (norm(after) < norm(miss)) {
                System.arraycopy(next, 0, x, 0, x.length);
                miss = after;
                damping = Math.max(damping / 10, 1e-12);
            } else {
                damping = Math.max(damping * 10, 1e-6);
            }
        }
        return norm(miss) <= 1e-8;
    }

    private double[] miss(double[] x) {
        double[] y = problem.evaluate(x);
        Arrays.setAll(y, o -> target[o] - y[o]);
        return y;
    }

    /// The shortest damped step, of inputs that it does not take out of the box.
    private void move(double[] x, double[] miss, double damping) {
        double[][] jacobian = problem.jacobian(x);
        boolean[] held = new boolean[x.length];
        for (int round = 0; round <= x.length; round++) {
            double[] step = step(jacobian, miss, held, damping);
            boolean more = false;
            for (int v = 0; v < x.length; v++) {
                Input input = box.inputs().get(v);
                if ((step[v] > 0 && x[v] >= input.high()) || (step[v] < 0 && x[v] <= input.low())) {
                    more |= !held[v];
                    held[v] = true;
                }
            }
            if (!more) {
                double factor = Math.min(1, LONGEST / Math.max(norm(step), Double.MIN_NORMAL));
                for (int v = 0; v < x.length; v++) {
                    x[v] += factor * scale[v] * step[v];
                }
                clamp(x);
                return;
            }
        }
    }

    /// In units of the inputs.
    private double[] step(double[][] jacobian, double[] miss, boolean[] held, double damping) {
        int m = miss.length;
        double[] normal = new double[m * m];
        double[] right = miss.clone();
        for (int o = 0; o < m; o++) {
            for (int p = 0; p < m; p++) {
                for (int v = 0; v < held.length; v++) {
                    normal[o * m + p] += held[v] ? 0 : jacobian[o][v] * jacobian[p][v] * scale[v] * scale[v];
                }
            }
            normal[o * m + o] += damping;
        }
        double[] step = new double[held.length];
        if (Cholesky.solve(normal, right, m)) {
            for (int v = 0; v < step.length; v++) {
                for (int o = 0; o < m && !held[v]; o++) {
                    step[v] += jacobian[o][v] * scale[v] * right[o];
                }
            }
        }
        return step;
    }

    private void clamp(double[] x) {
        for (int v = 0; v < x.length; v++) {
            Input input = box.inputs().get(v);
            x[v] = Math.clamp(x[v], input.low(), input.high());
        }
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }
}
