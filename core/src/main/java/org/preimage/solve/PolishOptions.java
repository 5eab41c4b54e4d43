package org.preimage.solve;

/// How far to polish.
///
/// @param calls the most calls of the true operator for each design, the first one, which only looks, included
/// @param until a design is done when every output is within this share of its tolerance; with 0 it goes on
///     until rounding is all that is left
public record PolishOptions(int calls, double until) {
    /// @throws IllegalArgumentException if there is no call, or the share is not between 0 and 1
    public PolishOptions {
        if (calls < 1 || !(until >= 0 && until <= 1)) {
            throw new IllegalArgumentException("Polish: expected at least one call a design and a share of the"
                    + " tolerances from 0 to 1, found " + calls + " and " + until);
        }
    }
}
