package org.preimage.trust;

/// How many designs will hit.
///
/// @param expected the number to be expected
/// @param luck the standard deviation of the number if every probability is right: designs that are near each
///     other hit and miss together
/// @param doubt the standard deviation that the probabilities add, since they were learned from so many rows
///     and no more
public record HitCount(double expected, double luck, double doubt) {
    public HitCount {
        if (!(expected >= 0) || !(luck >= 0) || !(doubt >= 0)) {
            throw new IllegalArgumentException("HitCount: expected numbers that are not negative, found " + expected
                    + ", " + luck + " and " + doubt);
        }
    }

    /// The standard deviation of the number.
    public double deviation() {
        return Math.hypot(luck, doubt);
    }
}
