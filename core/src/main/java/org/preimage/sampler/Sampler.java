package org.preimage.sampler;

import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// Turns points of a normal latent into candidates for a target (equation 1).
public sealed interface Sampler
        permits ConditionalFlowSampler,
                InnSampler,
                AutoencoderSampler,
                MixtureSampler,
                UniformSampler,
                TrainingRowsSampler,
                LevelSetSampler {

    /// The number of inputs, `d`.
    int inputs();

    /// The number of outputs, `m`.
    int outputs();

    /// The number of latent dimensions, `k`.
    int latentDim();

    /// How many weights and biases candidates come from; 0 where nothing was trained.
    int parameters();

    /// One candidate for each latent point.
    ///
    /// @param target standardized, `m` values
    /// @param latent `[n × k]`
    /// @return standardized designs, `[n × d]`
    Batch candidates(double[] target, Batch latent, Workers workers);
}
