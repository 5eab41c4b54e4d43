package org.preimage.space;

/// One column of a design: its name, the closed interval that its values may come from, in the user's units, and
/// which values within it are meant. Equal bounds mean that the input is fixed at that value. The bounds of a
/// categorical input are positions of levels: all of them, or one.
public record Input(String name, double low, double high, Kind kind) {
    /// @throws IllegalArgumentException if the bounds are not finite or are reversed, or are no values of the kind
    public Input {
        Range.check("input", name, low, high);
        if (kind.discrete() && (low != Math.rint(low) || high != Math.rint(high))) {
            throw new IllegalArgumentException(
                    "Space: expected whole numbers as the bounds of '" + name + "', found [" + low + ", " + high + "]");
        }
        if (kind instanceof Kind.Categorical(var levels)
                && !(low == high ? low >= 0 && low < levels.size() : low == 0 && high == levels.size() - 1)) {
            throw new IllegalArgumentException("Space: expected one or all of the " + levels.size() + " levels of '"
                    + name + "', found [" + low + ", " + high + "]");
        }
    }

    /// An input of any numbers.
    public Input(String name, double low, double high) {
        this(name, low, high, Kind.CONTINUOUS);
    }

    /// A categorical input of all levels.
    public static Input of(String name, Kind.Categorical kind) {
        return new Input(name, 0, kind.levels().size() - 1.0, kind);
    }

    /// Whether the bounds leave one value only.
    public boolean fixed() {
        return low == high;
    }

    /// This input with other bounds; those of whole numbers shrink to whole numbers.
    ///
    /// @throws IllegalArgumentException if they are not finite or are reversed, or hold no value of the kind
    public Input within(double lower, double upper) {
        if (!(kind instanceof Kind.Whole)) {
            return new Input(name, lower, upper, kind);
        }
        Range.check("input", name, lower, upper);
        if (Math.ceil(lower) > Math.floor(upper)) {
            throw new IllegalArgumentException("Space: expected bounds that hold a whole number for '" + name
                    + "', found [" + lower + ", " + upper + "]");
        }
        return new Input(name, Math.ceil(lower), Math.floor(upper), kind);
    }
}
