package org.preimage.surrogate;

/// What a surrogate says of designs, standardized.
///
/// @param mean the predicted properties, as precise as the surrogate is, `[m × n]`
/// @param deviation their predicted standard deviations, zero where the surrogate knows none, `[m × n]`
@SuppressWarnings("ArrayRecordComponent") // large, read only, compared by nobody
public record Prediction(double[][] mean, double[][] deviation) {}
