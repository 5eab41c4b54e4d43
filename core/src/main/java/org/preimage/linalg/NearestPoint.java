package org.preimage.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The point of a polyhedron that is nearest to a given one, by the dual active-set method of Goldfarb and Idnani
/// (A numerically stable dual method for solving strictly convex quadratic programs, 1983), with the identity for
/// their `G`: from the given point one violated condition after the other is made to hold, while the ones that are
/// held keep their multipliers positive.
///
/// If there is no point, the condition that cannot be made to hold is a sum of held ones. Those are independent, so
/// the sum is the only one (Farkas), and they conflict without any to spare.
final class NearestPoint {
    /// What a condition may be violated by, of the larger of 1 and its bound.
    static final double PRECISION = 1e-13;

    private static final double DEPENDENT = 1e-10;
    private static final double IMPLIED = 1e-10;

    private final Polyhedron polyhedron;
    private final boolean[] held;
    private final double[] at;
    private final int d;
    private final List<Held> active = new ArrayList<>();
    private final List<Integer> conflict = new ArrayList<>();
    private Basis basis;

    /// A condition that holds with equality.
    private static final class Held {
        private final int condition;
        private final boolean equal;
        /// Points inward, `[d]`: `n·x ≥ b`.
        private final double[] normal;

        private final double bound;
        private double multiplier;
        private boolean implied;

        Held(int condition, boolean equal, double[] normal, double bound) {
            this.condition = condition;
            this.equal = equal;
            this.normal = normal;
            this.bound = bound;
        }

        double slack(double[] x) {
            return Basis.dot(normal, x) - bound;
        }

        boolean isViolated(double[] x) {
            return slack(x) < -PRECISION * Math.max(1, Math.abs(bound));
        }

        /// Whether a condition that depends on held ones is violated by their rounding only.
        boolean isImplied(double[] x) {
            return slack(x) >= -IMPLIED * Math.max(1, Math.abs(bound));
        }
    }

    NearestPoint(Polyhedron polyhedron, double[] from, boolean[] held) {
        this.polyhedron = polyhedron;
        this.held = held;
        at = from.clone();
        d = from.length;
        basis = new Basis(d);
        if (holdEquations()) {
            holdRest();
        }
    }

    boolean exists() {
        return conflict.isEmpty();
    }

    List<Integer> conflict() {
        return conflict.stream().sorted().toList();
    }

    /// Writes the point to `x`, if there is one; bounds that hold are met exactly.
    boolean writeTo(double[] x) {
        if (!exists()) {
            return false;
        }
        refine();
        for (int v = 0; v < d; v++) {
            x[v] = held[v] ? x[v] : polyhedron.clamp(v, at[v]);
        }
        for (Held one : active) {
            int v = one.condition % d;
            if (one.condition < 2 * d && !held[v]) {
                x[v] = one.condition < d ? polyhedron.low(v) : polyhedron.high(v);
            }
        }
        return true;
    }

    private boolean holdEquations() {
        for (int v = 0; v < d; v++) {
            if (held[v] || polyhedron.fixes(v)) {
                double value = held[v] ? at[v] : polyhedron.low(v);
                if (!hold(oriented(v, unit(v, 1), value))) {
                    return false;
                }
            }
        }
        for (int k = 0; k < polyhedron.rows().size(); k++) {
            Polyhedron.Row row = polyhedron.rows().get(k);
            if (row.equal() && !hold(oriented(2 * d + k, row.a(), row.b()))) {
                return false;
            }
        }
        return true;
    }

    /// An equation, as the inequality that is violated.
    private Held oriented(int condition, double[] a, double b) {
        return Basis.dot(a, at) <= b
                ? new Held(condition, true, a.clone(), b)
                : new Held(condition, true, negative(a), -b);
    }

    private void holdRest() {
        List<Held> conditions = inequalities();
        for (int round = 0; round < 20 * (conditions.size() + 1); round++) {
            Held worst = null;
            double least = 0;
            for (Held one : conditions) {
                double slack = one.slack(at);
                if (slack < least && one.isViolated(at) && !one.implied && !active.contains(one)) {
                    worst = one;
                    least = slack;
                }
            }
            if (worst == null || !hold(worst)) {
                return;
            }
        }
    }

    private List<Held> inequalities() {
        List<Held> all = new ArrayList<>();
        for (int v = 0; v < d; v++) {
            boolean free = !held[v] && !polyhedron.fixes(v);
            if (free && Double.isFinite(polyhedron.low(v))) {
                all.add(new Held(v, false, unit(v, 1), polyhedron.low(v)));
            }
            if (free && Double.isFinite(polyhedron.high(v))) {
                all.add(new Held(d + v, false, unit(v, -1), -polyhedron.high(v)));
            }
        }
        for (int k = 0; k < polyhedron.rows().size(); k++) {
            Polyhedron.Row row = polyhedron.rows().get(k);
            if (!row.equal()) {
                all.add(new Held(2 * d + k, false, negative(row.a()), -row.b()));
            }
        }
        return all;
    }

    /// Makes a violated condition hold, letting go of others where that is needed; false if it cannot.
    private boolean hold(Held one) {
        one.multiplier = 0;
        while (true) {
            double[] direction = one.normal.clone();
            basis.removeFrom(direction);
            double square = Basis.dot(direction, direction);
            boolean dependent = square <= DEPENDENT * DEPENDENT;
            double[] share = shares(one.normal);
            int first = firstToLeave(share);
            double full = dependent ? Double.POSITIVE_INFINITY : Math.max(0, -one.slack(at)) / square;
            double partial = first < 0 ? Double.POSITIVE_INFINITY : active.get(first).multiplier / share[first];
            if (dependent && (one.equal || first < 0) && one.isImplied(at)) {
                one.implied = true;
                return true;
            }
            if (first < 0 && dependent) {
                accuse(one, share);
                return false;
            }
            double step = Math.min(full, partial);
            for (int v = 0; v < d && !dependent; v++) {
                at[v] += step * direction[v];
            }
            for (int j = 0; j < share.length; j++) {
                active.get(j).multiplier -= step * share[j];
            }
            one.multiplier += step;
            if (full <= partial) {
                active.add(one);
                basis.add(one.normal);
                return true;
            }
            letGo(first);
        }
    }

    private void accuse(Held one, double[] share) {
        conflict.add(one.condition);
        IntStream.range(0, share.length)
                .filter(j -> Math.abs(share[j]) > DEPENDENT)
                .forEach(j -> conflict.add(active.get(j).condition));
    }

    /// The multipliers with which the held normals add up to the part of `normal` in their span, by back
    /// substitution.
    private double[] shares(double[] normal) {
        int q = active.size();
        double[] share = new double[q];
        for (int j = q - 1; j >= 0; j--) {
            double[] direction = basis.direction(j);
            double sum = Basis.dot(direction, normal);
            for (int k = j + 1; k < q; k++) {
                sum -= Basis.dot(direction, active.get(k).normal) * share[k];
            }
            share[j] = sum / Basis.dot(direction, active.get(j).normal);
        }
        return share;
    }

    /// The held inequality whose multiplier reaches zero first; −1 if none does.
    private int firstToLeave(double[] share) {
        int first = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < share.length; j++) {
            Held one = active.get(j);
            if (!one.equal && share[j] > DEPENDENT && one.multiplier / share[j] < least) {
                first = j;
                least = one.multiplier / share[j];
            }
        }
        return first;
    }

    private void letGo(int which) {
        active.remove(which);
        basis = new Basis(d);
        active.forEach(one -> basis.add(one.normal));
    }

    /// Takes the rounding of the steps out: one Newton step back onto the conditions that hold.
    private void refine() {
        double[] along = new double[active.size()];
        for (int j = 0; j < along.length; j++) {
            Held one = active.get(j);
            double sum = -one.slack(at);
            for (int k = 0; k < j; k++) {
                sum -= Basis.dot(basis.direction(k), one.normal) * along[k];
            }
            along[j] = sum / Basis.dot(basis.direction(j), one.normal);
        }
        for (int j = 0; j < along.length; j++) {
            for (int v = 0; v < d; v++) {
                at[v] += along[j] * basis.direction(j)[v];
            }
        }
    }

    private double[] unit(int v, double sign) {
        double[] unit = new double[d];
        unit[v] = sign;
        return unit;
    }

    private static double[] negative(double[] a) {
        double[] negative = new double[a.length];
        for (int v = 0; v < a.length; v++) {
            negative[v] = -a[v];
        }
        return negative;
    }
}
