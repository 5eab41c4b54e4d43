package org.preimage.math;

/// The nonlinearity between dense layers. All of them map 0 to 0, so columns that only pad a layer stay zero.
public enum Activation {
    RELU,
    /// Slope 0.01 below zero.
    LEAKY_RELU,
    /// `x · σ(x)`, also called swish.
    SILU,
    TANH;

    /// Whether the slope can not be told from the activated value alone, so that the forward pass has to keep
    /// it.
    public boolean keepsSlope() {
        return this == SILU;
    }
}
