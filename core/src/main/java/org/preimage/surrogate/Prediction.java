package org.preimage.surrogate;

import org.preimage.math.Batch;

/// What a surrogate says of designs, standardized.
///
/// @param mean the predicted properties, `[n × m]`
/// @param deviation their predicted standard deviations, `[n × m]`, zero where the surrogate knows none
public record Prediction(Batch mean, Batch deviation) {}
