package org.preimage.space;

/// One column of a design: its name and the closed interval that its values may come from, in the user's units.
/// Equal bounds mean that the input is fixed at that value.
public record Input(String name, double low, double high) {
    /// @throws IllegalArgumentException if the name is blank or the bounds are not finite or are reversed
    public Input {
        Range.check("input", name, low, high);
    }

    /// Whether the bounds leave one value only.
    public boolean fixed() {
        return low == high;
    }
}
