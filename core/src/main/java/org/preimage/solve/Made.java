package org.preimage.solve;

/// What becomes of a design when it is made with an [InputError].
///
/// @param spread how far each property moves, root mean square, `m` values
/// @param hitProbability that every output is what was asked of it, both the error of the prediction and that of the
///     inputs taken together
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Made(double[] spread, double hitProbability) {}
