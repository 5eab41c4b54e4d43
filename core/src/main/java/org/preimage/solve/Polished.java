package org.preimage.solve;

import java.util.Arrays;

/// A design after polishing, in the user's units.
///
/// @param x the best design that was tried, `[d]`, inside the box; the one that was given if no call succeeded
/// @param y the true property there, `[m]`; empty if no call succeeded
/// @param before the true property of the design that was given, `[m]`; empty if that call failed
/// @param calls how many calls of the true operator it took, those that failed included
@SuppressWarnings("ArrayRecordComponent") // compared by content
public record Polished(double[] x, double[] y, double[] before, int calls) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Polished that
                && Arrays.equals(x, that.x)
                && Arrays.equals(y, that.y)
                && Arrays.equals(before, that.before)
                && calls == that.calls;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * Arrays.hashCode(x) + Arrays.hashCode(y)) + Arrays.hashCode(before)) + calls;
    }

    @Override
    public String toString() {
        return "Polished" + Arrays.toString(x) + " → " + Arrays.toString(y) + " in " + calls + " calls";
    }
}
