package org.preimage.app.simulator;

import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;

/// A class of a user: doubles the first input, and is awkward about some.
public final class Doubling implements Simulator {
    @Override
    public Outcome run(double[] x) {
        if (x[0] == 1) {
            return new Failed("one is not liked");
        }
        if (x[0] == 2) {
            throw new IllegalStateException("broken");
        }
        if (x[0] == 3) {
            while (true) {
                Thread.onSpinWait();
            }
        }
        return x[0] == 4 ? new Simulated(new double[] {1, 2}) : new Simulated(new double[] {2 * x[0]});
    }
}
