package org.preimage.operator;

import java.util.List;

/// A simulator that runs several designs better than one after the other. It is for the implementation to say how
/// far it is, and to end when it is canceled.
public interface ParallelSimulator extends Simulator {

    /// Runs designs, each `[d]`.
    ///
    /// @return in their order
    /// @throws IllegalArgumentException if one does not have one value per input
    List<Outcome> runAll(List<double[]> designs);

    @Override
    default Outcome run(double[] x) {
        return runAll(List.of(x)).getFirst();
    }
}
