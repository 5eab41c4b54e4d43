package org.preimage.space;

/// One column of a property: its name and the range that is known to be reached, in the user's units. A target
/// outside of that range may have no design at all.
public record Output(String name, double low, double high) {
    /// @throws IllegalArgumentException if the name is blank or the bounds are not finite or are reversed
    public Output {
        Range.check("output", name, low, high);
    }
}
