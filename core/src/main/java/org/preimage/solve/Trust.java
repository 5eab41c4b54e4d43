package org.preimage.solve;

/// How far a prediction should be believed.
public enum Trust {
    /// Near pairs, and twice the surrogate's own deviation is within the tolerance.
    TRUSTED,
    /// Near pairs, but twice the surrogate's own deviation exceeds the tolerance.
    UNCERTAIN,
    /// Farther from every pair than nine of ten held-out pairs are.
    EXTRAPOLATED
}
