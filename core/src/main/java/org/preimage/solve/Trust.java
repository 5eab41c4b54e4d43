package org.preimage.solve;

/// How far a prediction should be believed.
public enum Trust {
    /// Near pairs, and the surrogate's own deviation is within the tolerance.
    TRUSTED,
    /// Near pairs, but the surrogate's own deviation exceeds the tolerance.
    UNCERTAIN,
    /// Farther from every pair than 99 of 100 held-out pairs are.
    EXTRAPOLATED
}
