package org.preimage.manifold;

/// Where designs came to that were moved to a set.
///
/// @param on whether each arrived, `n` values
/// @param slopes of those that did: the slopes of the conditions by the inputs, row by row, `[m × d]`; a condition
///     that has room is a row of zeros. Of the others nothing
@SuppressWarnings("ArrayRecordComponent") // handed from one loop to the next
public record Landing(boolean[] on, double[][] slopes) {}
