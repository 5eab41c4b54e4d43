package org.preimage.space;

import java.util.Arrays;

/// A design to stay near to, in the user's units.
///
/// @param x its values, `[d]`; what does not count may be anything
/// @param counts which inputs count for the distance, at least one, `[d]`
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Near(double[] x, boolean[] counts) {
    /// @throws IllegalArgumentException if the lengths differ, no input counts, or one that does is not finite
    public Near {
        x = x.clone();
        counts = counts.clone();
        boolean any = false;
        for (int v = 0; v < x.length && x.length == counts.length; v++) {
            any |= counts[v];
            if (counts[v] && !Double.isFinite(x[v])) {
                throw new IllegalArgumentException(
                        "Near: expected finite values, found " + x[v] + " for input " + (v + 1));
            }
        }
        if (!any) {
            throw new IllegalArgumentException("Near: expected a value for at least one input and as many marks as"
                    + " values, found " + Arrays.toString(x) + " and " + Arrays.toString(counts));
        }
    }

    /// The values, `[d]`, a copy.
    @Override
    public double[] x() {
        return x.clone();
    }

    /// Which inputs count, `[d]`, a copy.
    @Override
    public boolean[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Near near && Arrays.equals(x, near.x) && Arrays.equals(counts, near.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Near" + Arrays.toString(x) + " where " + Arrays.toString(counts);
    }
}
