package org.preimage.solve;

/// One localized design, in the user's units.
///
/// @param x the design, `d` values, inside the box
/// @param predicted what the surrogate says of it, `m` values
/// @param deviation the root mean square of the errors to be expected, `m` values
/// @param residual the largest `|predicted − target| / tolerance` over the outputs
/// @param distance to the nearest pair, in standard deviations of the pairs' inputs
/// @param belief how far to believe that it hits
public record Solution(
        double[] x,
        double[] predicted,
        double[] deviation,
        double residual,
        Status status,
        double distance,
        Belief belief) {}
