package org.preimage.solve;

import org.preimage.model.InverseModel;
import org.preimage.space.Space;

/// Standardized bounds of the features; equal bounds fix one.
///
/// @param low `d` values
/// @param high `d` values, none below `low`
record Box(double[] low, double[] high) {
    /// The box of a model's features in a space.
    static Box of(InverseModel model, Space space) {
        double[][] bounds = model.inputs().box(space.inputs());
        return new Box(bounds[0], bounds[1]);
    }

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
