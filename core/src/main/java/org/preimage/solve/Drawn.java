package org.preimage.solve;

/// Localized candidates, none of them chosen.
///
/// @param designs in the user's units, inside the region, `[d × n]`
/// @param gradients how many gradients of the surrogate localization took
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Drawn(double[][] designs, long gradients) {}
