package org.preimage.solve;

/// Standardized bounds of the free inputs; equal bounds fix an input.
///
/// @param low `d` values
/// @param high `d` values, none below `low`
record Box(double[] low, double[] high) {
    int width() {
        return low.length;
    }

    double clamp(int variable, double value) {
        return Math.clamp(value, low[variable], high[variable]);
    }
}
