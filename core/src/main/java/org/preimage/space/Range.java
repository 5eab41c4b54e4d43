package org.preimage.space;

/// What the bounds of inputs and outputs have in common.
final class Range {
    private Range() {}

    /// Refuses a blank name and bounds that are not finite or are reversed.
    ///
    /// @param kind the word for the thing that has the bounds, such as `input`
    static void check(String kind, String name, double low, double high) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Space: expected a name for every " + kind + ", found a blank one");
        }
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("Space: expected finite bounds, found [" + low + ", " + high
                    + "] for the " + kind + " '" + name + "'");
        }
        if (low > high) {
            throw new IllegalArgumentException("Space: expected a lower bound that is not above the upper one, found ["
                    + low + ", " + high + "] for the " + kind + " '" + name + "'");
        }
    }
}
