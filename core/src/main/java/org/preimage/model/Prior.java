package org.preimage.model;

/// Which learned posterior the candidates come from.
public enum Prior {
    /// The paper's invertible network, fitted in both directions.
    INN,
    /// A conditional flow, fitted by likelihood.
    CINN
}
