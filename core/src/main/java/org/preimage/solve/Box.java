package org.preimage.solve;

import org.preimage.model.InverseModel;
import org.preimage.space.Input;
import org.preimage.space.Space;

/// Standardized bounds of the free inputs; equal bounds fix an input.
///
/// @param low `d` values
/// @param high `d` values, none below `low`
record Box(double[] low, double[] high) {
    /// The box of a model's free inputs in a space.
    static Box of(InverseModel model, Space space) {
        int d = model.free().size();
        double[] low = new double[d];
        double[] high = new double[d];
        for (int v = 0; v < d; v++) {
            Input input = space.inputs().get(model.free().get(v));
            low[v] = model.inputs().scale(v, input.low());
            high[v] = model.inputs().scale(v, input.high());
        }
        return new Box(low, high);
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
