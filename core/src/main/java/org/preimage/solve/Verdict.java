package org.preimage.solve;

/// What to think of a design, in one word.
public enum Verdict {
    /// Predicted on target, near pairs, and at least nine of ten such designs hit.
    TRUSTED,
    /// Predicted on target, near pairs, but less likely to hit: the tolerance asks for more than the model
    /// knows.
    UNCERTAIN,
    /// Predicted on target, but farther from every pair than nearly all held-out rows are: nothing vouches for
    /// the prediction, nor for its probability.
    EXTRAPOLATED,
    /// Predicted to miss, though the pairs reach the target.
    OFF_TARGET,
    /// Predicted to miss, and the target is outside what the pairs reach.
    UNREACHABLE;

    /// Trusted designs hit at least this often.
    public static final double TRUSTED_FROM = 0.9;

    static Verdict of(Status status, boolean extrapolated, double hitProbability) {
        return switch (status) {
            case OFF_TARGET -> OFF_TARGET;
            case UNREACHABLE -> UNREACHABLE;
            case ON_TARGET -> extrapolated ? EXTRAPOLATED : hitProbability >= TRUSTED_FROM ? TRUSTED : UNCERTAIN;
        };
    }
}
