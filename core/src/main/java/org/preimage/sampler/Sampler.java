package org.preimage.sampler;

import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// Turns points of a normal latent into candidates for a target (equation 1).
public sealed interface Sampler permits ConditionalFlowSampler, InnSampler {

    /// The number of inputs, `d`.
    int inputs();

    /// The number of outputs, `m`.
    int outputs();

    /// The number of latent dimensions, `k`.
    int latentDim();

    /// One candidate for each latent point.
    ///
    /// @param target standardized, `m` values
    /// @param latent `[n × k]`
    /// @return standardized designs, `[n × d]`
    Batch candidates(double[] target, Batch latent, Workers workers);
}
