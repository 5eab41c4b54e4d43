package org.preimage.solve;

/// What the surrogate says of a design.
public enum Status {
    /// Every output within its tolerance.
    ON_TARGET,
    /// Some output beyond its tolerance, though the pairs reach the target.
    OFF_TARGET,
    /// Some output beyond its tolerance, and the target is outside what the pairs reach.
    UNREACHABLE
}
