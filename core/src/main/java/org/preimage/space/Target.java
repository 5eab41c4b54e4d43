package org.preimage.space;

import java.util.Arrays;

/// What is asked of the outputs, `y*`: one value and one tolerance per output, in the user's units. A property
/// hits the target when every output is at most its tolerance away from its value.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Target(double[] values, double[] tolerances) {
    /// @throws IllegalArgumentException if there is no value, the lengths differ, or a value is not finite or a
    ///     tolerance not finite and positive
    public Target {
        values = values.clone();
        tolerances = tolerances.clone();
        if (values.length == 0 || values.length != tolerances.length) {
            throw new IllegalArgumentException("Target: expected one tolerance for each of at least one value, found "
                    + values.length + " values and " + tolerances.length + " tolerances");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "Target: expected finite values, found " + values[i] + " for output " + (i + 1));
            }
            if (!(tolerances[i] > 0 && Double.isFinite(tolerances[i]))) {
                throw new IllegalArgumentException("Target: expected finite tolerances above zero, found "
                        + tolerances[i] + " for output " + (i + 1));
            }
        }
    }

    /// The asked values, `[m]`, a copy.
    @Override
    public double[] values() {
        return values.clone();
    }

    /// How far from its value each output may be, `[m]`, a copy.
    @Override
    public double[] tolerances() {
        return tolerances.clone();
    }

    /// The number of outputs, `m`.
    public int size() {
        return values.length;
    }

    /// Whether every output of the property `y`, `[m]`, is within its tolerance.
    public boolean isHitBy(double[] y) {
        checkWidth(y);
        for (int i = 0; i < y.length; i++) {
            if (!(Math.abs(y[i] - values[i]) <= tolerances[i])) {
                return false;
            }
        }
        return true;
    }

    /// The squared distance of the property `y`, `[m]`, from the values, averaged over the outputs.
    public double squaredError(double[] y) {
        checkWidth(y);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - values[i]) * (y[i] - values[i]);
        }
        return sum / y.length;
    }

    private void checkWidth(double[] y) {
        if (y.length != values.length) {
            throw new IllegalArgumentException(
                    "Target: expected a property of " + values.length + " values, found " + y.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Target target
                && Arrays.equals(values, target.values)
                && Arrays.equals(tolerances, target.tolerances);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(tolerances);
    }

    @Override
    public String toString() {
        return "Target" + Arrays.toString(values) + " ± " + Arrays.toString(tolerances);
    }
}
