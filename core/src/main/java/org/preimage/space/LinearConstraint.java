package org.preimage.space;

import java.util.Arrays;
import java.util.List;
import org.preimage.linalg.Polyhedron;

/// A linear condition on designs, in the user's units: `Σ coefficient · x` is at most, at least or exactly `bound`.
///
/// @param coefficients one for each input, not all zero, `[d]`
/// @param text how a person reads it, such as `a + b <= 8.2`
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record LinearConstraint(double[] coefficients, Relation relation, double bound, String text) {
    /// What rounding may miss, as a share of what is added up.
    static final double ROUNDING = 1e-12;

    /// How the sum relates to the bound.
    public enum Relation {
        AT_MOST,
        AT_LEAST,
        EQUAL
    }

    /// @throws IllegalArgumentException if all coefficients are zero, or a number is not finite
    public LinearConstraint {
        coefficients = coefficients.clone();
        if (Arrays.stream(coefficients).allMatch(a -> a == 0)) {
            throw new IllegalArgumentException(
                    "constraint: expected an input whose factor is not zero, found none in '" + text + "'");
        }
        if (!Double.isFinite(bound) || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("constraint: expected finite numbers, found '" + text + "'");
        }
    }

    /// Reads a constraint, such as `a + b <= 8.2`, `2*a - b >= 0` or `a = b`.
    ///
    /// @param names of the inputs, in order
    /// @throws IllegalArgumentException if it is none; the message says where, and the nearest name of an
    ///     unknown one
    public static LinearConstraint parse(String text, List<String> names) {
        return new ConstraintSyntax(text, names).read();
    }

    /// One factor for each input, `[d]`, a copy.
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /// What the inputs of the design `x`, `[d]`, add up to.
    public double sum(double[] x) {
        double sum = 0;
        for (int v = 0; v < coefficients.length; v++) {
            sum += coefficients[v] * x[v];
        }
        return sum;
    }

    /// How far the design `x`, `[d]`, is on the wrong side, in the unit of the sum; negative on the right one.
    public double excess(double[] x) {
        double over = sum(x) - bound;
        return switch (relation) {
            case AT_MOST -> over;
            case AT_LEAST -> -over;
            case EQUAL -> Math.abs(over);
        };
    }

    /// Whether the design `x`, `[d]`, keeps to it: an inequality exactly, an equation to within rounding.
    public boolean isKeptBy(double[] x) {
        return excess(x) <= (relation == Relation.EQUAL ? ROUNDING * size(x) : 0);
    }

    /// The same relation of other variables to another bound, pointing the way it does.
    ///
    /// @param normal what the coefficients are there
    public Polyhedron.Row row(double[] normal, double other) {
        double sign = relation == Relation.AT_LEAST ? -1 : 1;
        return Polyhedron.Row.of(
                Arrays.stream(normal).map(a -> sign * a).toArray(), sign * other, relation == Relation.EQUAL);
    }

    /// What is added up without signs, against which rounding is to be seen.
    double size(double[] x) {
        double size = Math.abs(bound);
        for (int v = 0; v < coefficients.length; v++) {
            size += Math.abs(coefficients[v] * x[v]);
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearConstraint that
                && Arrays.equals(coefficients, that.coefficients)
                && relation == that.relation
                && bound == that.bound;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(coefficients) + relation.hashCode()) + Double.hashCode(bound);
    }

    @Override
    public String toString() {
        return text;
    }
}
