package org.preimage.app.simulator;

import org.jspecify.annotations.Nullable;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.operator.Simulator;
import org.preimage.space.Space;

/// The simulators that can be named.
public final class Simulators {
    private Simulators() {}

    /// Opens the simulator called `named`: a built-in problem.
    ///
    /// @param known the columns that designs and properties have; null to take those of the simulator itself
    /// @throws IllegalArgumentException if there is none of that name; the message names the nearest one
    public static NamedSimulator open(String named, @Nullable Space known) {
        Problem problem = Problems.named(named);
        return new NamedSimulator(
                problem.name(),
                problem.space().inputs(),
                problem.space().outputNames(),
                FolderSimulator.of(Simulator.of(problem)),
                1);
    }
}
