package org.preimage.solve;

import org.preimage.math.Batch;
import org.preimage.space.Goal;
import org.preimage.space.Target;

/// An output that is to be least, or most.
///
/// @param output its position
/// @param sign 1 for least, −1 for most
record ExtremeOutput(int output, double sign) implements Objective {
    /// The one that a target asks for.
    static ExtremeOutput of(Target target) {
        int output = target.objective().orElseThrow();
        return new ExtremeOutput(output, target.goals().get(output) instanceof Goal.Least ? 1 : -1);
    }

    @Override
    public void evaluate(ActiveRows rows, Batch x, double[] value, double[][] gradient) {
        for (int k = 0; k < rows.count(); k++) {
            value[k] = sign * rows.mean(k, output);
            for (int v = 0; v < x.width(); v++) {
                gradient[k][v] = sign * rows.slope(k, output, v);
            }
        }
    }

    @Override
    public double of(Solution solution) {
        return sign * solution.predicted()[output];
    }
}
