package org.preimage.model;

/// Which surrogate designs are localized on.
public enum SurrogateChoice {
    /// The one that predicts the validation rows best, of all that the fit makes.
    AUTO,
    /// The forward pass of the prior's invertible network.
    FLOW,
    /// The ensemble of networks.
    ENSEMBLE,
    /// A Gaussian process for each output.
    GP;

    /// Whether networks are fitted.
    public boolean wantsNetworks() {
        return this == AUTO || this == ENSEMBLE;
    }

    /// Whether Gaussian processes are fitted.
    boolean wantsProcesses() {
        return this == AUTO || this == GP;
    }
}
