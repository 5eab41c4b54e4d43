package org.preimage.operator;

import java.util.Arrays;

/// A run that succeeded, with the property `y`, `[m]`, that it gave.
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Simulated(double[] y) implements Outcome {
    /// @throws IllegalArgumentException if there is no value or one that is not finite
    public Simulated {
        y = y.clone();
        if (y.length == 0) {
            throw new IllegalArgumentException("Simulated: expected at least one value, found none");
        }
        for (double value : y) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Simulated: expected finite values, found " + Arrays.toString(y));
            }
        }
    }

    /// The property, `[m]`, a copy.
    @Override
    public double[] y() {
        return y.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Simulated simulated && Arrays.equals(y, simulated.y);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Simulated" + Arrays.toString(y);
    }
}
