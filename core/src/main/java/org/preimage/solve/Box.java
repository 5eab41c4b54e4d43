package org.preimage.solve;

/// Standardized bounds of the free inputs; equal bounds fix an input.
///
/// @param low `d` values
/// @param high `d` values, none below `low`
record Box(double[] low, double[] high) {
    double clamp(int variable, double value) {
        return Math.clamp(value, low[variable], high[variable]);
    }

    /// This box without bounds but for the inputs that it fixes.
    Box fixedOnly() {
        double[] lower = low.clone();
        double[] upper = high.clone();
        for (int v = 0; v < lower.length; v++) {
            if (lower[v] != upper[v]) {
                lower[v] = Double.NEGATIVE_INFINITY;
                upper[v] = Double.POSITIVE_INFINITY;
            }
        }
        return new Box(lower, upper);
    }
}
