package org.preimage.linalg;

import java.util.Arrays;
import java.util.List;

/// The points that keep to bounds and to linear conditions: `low ≤ x ≤ high`, `a·x ≤ b` and `a·x = b`. Immutable.
///
/// Conditions have numbers: `0 … d − 1` are the lower bounds, `d … 2d − 1` the upper ones, and from `2d` on come the
/// rows in their order.
public final class Polyhedron {
    private final double[] low;
    private final double[] high;
    private final List<Row> rows;

    /// A linear condition `a·x ≤ b`, or `a·x = b`.
    ///
    /// @param a of length 1, `[d]`
    /// @param equal whether `a·x` has to be `b`
    @SuppressWarnings("ArrayRecordComponent") // never compared; callers do not write to it
    public record Row(double[] a, double b, boolean equal) {
        /// The same condition with a normal of length 1.
        ///
        /// @throws IllegalArgumentException if the normal is zero or a number not finite
        public static Row of(double[] a, double b, boolean equal) {
            double length = Basis.norm(a);
            if (!(length > 0) || !Double.isFinite(length) || !Double.isFinite(b)) {
                throw new IllegalArgumentException("Polyhedron: expected a finite normal that is not zero, found "
                        + Arrays.toString(a) + " and the bound " + b);
            }
            return new Row(Arrays.stream(a).map(value -> value / length).toArray(), b / length, equal);
        }

        /// How far `x` is on the wrong side, negative on the right one.
        public double excess(double[] x) {
            double excess = Basis.dot(a, x) - b;
            return equal ? Math.abs(excess) : excess;
        }
    }

    /// @param low lower bounds, `[d]`, not above the upper ones; may be negative infinity
    /// @param high upper bounds, `[d]`; may be infinity
    /// @param rows of the same width
    public Polyhedron(double[] low, double[] high, List<Row> rows) {
        this.low = low.clone();
        this.high = high.clone();
        this.rows = List.copyOf(rows);
        for (int v = 0; v < low.length; v++) {
            if (!(low[v] <= high[v])) {
                throw new IllegalArgumentException("Polyhedron: expected a lower bound that is not above the upper"
                        + " one, found " + low[v] + " and " + high[v]);
            }
        }
    }

    /// The number of variables, `d`.
    public int dim() {
        return low.length;
    }

    /// The lower bound of a variable.
    public double low(int v) {
        return low[v];
    }

    /// The upper bound of a variable.
    public double high(int v) {
        return high[v];
    }

    /// The linear conditions.
    public List<Row> rows() {
        return rows;
    }

    /// Whether the bounds leave a variable one value.
    public boolean fixes(int v) {
        return low[v] == high[v];
    }

    /// The value within the bounds of variable `v` that is nearest to `value`.
    public double clamp(int v, double value) {
        return Math.clamp(value, low[v], high[v]);
    }

    /// Whether `x`, `[d]`, is inside, or outside by no more than `slack`.
    public boolean contains(double[] x, double slack) {
        for (int v = 0; v < x.length; v++) {
            if (!(x[v] >= low[v] - slack && x[v] <= high[v] + slack)) {
                return false;
            }
        }
        return rows.stream().allMatch(row -> row.excess(x) <= slack);
    }

    /// This without conditions but the variables that are fixed and the equations.
    public Polyhedron equationsOnly() {
        double[] lower = low.clone();
        double[] upper = high.clone();
        for (int v = 0; v < lower.length; v++) {
            if (!fixes(v)) {
                lower[v] = Double.NEGATIVE_INFINITY;
                upper[v] = Double.POSITIVE_INFINITY;
            }
        }
        return new Polyhedron(lower, upper, rows.stream().filter(Row::equal).toList());
    }

    /// Moves `x`, `[d]`, to the nearest point, in place; to within rounding.
    ///
    /// @return false, with `x` as it was but for its bounds, if there is no point
    public boolean project(double[] x) {
        return project(x, new boolean[x.length]);
    }

    /// Moves `x`, `[d]`, to the nearest point that keeps the values of some variables, in place.
    ///
    /// @param held the variables that stay as they are
    /// @return false, with `x` as it was but for its bounds, if there is no point
    public boolean project(double[] x, boolean[] held) {
        double[] from = x.clone();
        for (int v = 0; v < x.length; v++) {
            x[v] = held[v] ? x[v] : clamp(v, x[v]);
        }
        for (Row row : rows) {
            // The nearest point of the box is the nearest one of all if it keeps to the rows.
            if (!(row.excess(x) <= (row.equal() ? 0 : NearestPoint.PRECISION * Math.max(1, Math.abs(row.b()))))) {
                return new NearestPoint(this, from, held).writeTo(x);
            }
        }
        return true;
    }

    /// Some conditions that no point keeps to, of which none can be left out: without any one of them there is a
    /// point. Empty if there is a point.
    public List<Integer> conflict() {
        double[] middle = new double[dim()];
        for (int v = 0; v < middle.length; v++) {
            middle[v] = clamp(v, 0);
        }
        NearestPoint search = new NearestPoint(this, middle, new boolean[dim()]);
        return search.exists() ? List.of() : search.conflict();
    }
}
