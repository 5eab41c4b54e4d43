package org.preimage.operator;

/// What a run of a [Simulator] came to: a property, or a failure with its reason. A failure is never a number,
/// so it can neither enter a mean nor vanish from a count unseen.
public sealed interface Outcome permits Simulated, Failed {

    /// The property `y`, `[m]`, if all of its values are finite, and else a failure that names the first that
    /// is not.
    static Outcome of(double[] y) {
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i])) {
                return new Failed("expected finite values, found " + y[i] + " for output " + (i + 1));
            }
        }
        return new Simulated(y);
    }
}
