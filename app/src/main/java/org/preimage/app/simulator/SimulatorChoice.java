package org.preimage.app.simulator;

import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SimulatorConfig;

/// Which simulator is meant.
public sealed interface SimulatorChoice {

    /// A built-in problem by its name, or a file with a simulator by its path.
    record Named(String name) implements SimulatorChoice {}

    /// What a file says in itself.
    record Block(SimulatorConfig block) implements SimulatorChoice {}

    /// The choice, of which the first that there is wins; null if there is none.
    ///
    /// @param given on the command line
    /// @param named in a file
    /// @param block in that file
    static @Nullable SimulatorChoice of(
            @Nullable String given, @Nullable String named, @Nullable SimulatorConfig block) {
        String name = given == null ? named : given;
        return name != null ? new Named(name) : block != null ? new Block(block) : null;
    }
}
