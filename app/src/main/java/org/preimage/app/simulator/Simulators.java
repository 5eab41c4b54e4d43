package org.preimage.app.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.SimulatorConfig;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.operator.Simulator;
import org.preimage.space.NearestName;
import org.preimage.space.Space;

/// The simulators that can be named.
public final class Simulators {
    private static final String BLOCK = "simulator";

    private Simulators() {}

    /// Opens the simulator called `named`: a built-in problem, or a configuration file with a `simulator` block.
    ///
    /// @param known the columns that designs and properties have; null to take those of the simulator itself
    /// @throws org.preimage.app.schema.BadConfig if it is a file, and refused
    /// @throws IllegalArgumentException if there is none of that name, which the message then names the nearest
    ///     to, or its columns do not fit
    public static NamedSimulator open(String named, @Nullable Space known) {
        return isBuiltIn(named) ? builtIn(named) : file(named, known);
    }

    /// Opens the simulator that is meant.
    ///
    /// @throws IllegalArgumentException as for a named one
    public static NamedSimulator open(SimulatorChoice choice, @Nullable Space known) {
        return switch (choice) {
            case SimulatorChoice.Named(String name) -> open(name, known);
            case SimulatorChoice.Block(SimulatorConfig block) -> block(block, BLOCK, known);
        };
    }

    /// Whether a built-in problem is called so.
    public static boolean isBuiltIn(String name) {
        return Problems.all().stream().anyMatch(problem -> problem.name().equals(name));
    }

    private static NamedSimulator builtIn(String name) {
        Problem problem = Problems.named(name);
        return new NamedSimulator(
                problem.name(),
                problem.space().inputs(),
                problem.space().outputNames(),
                FolderSimulator.of(Simulator.of(problem)),
                1);
    }

    private static NamedSimulator file(String named, @Nullable Space known) {
        return block(described(named), named, known);
    }

    /// What the file called `named` says of a simulator.
    ///
    /// @throws org.preimage.app.schema.BadConfig if it is refused
    /// @throws IllegalArgumentException if there is none of that name, or it describes none
    public static SimulatorConfig described(String named) {
        Path file = Path.of(named);
        if (!named.matches(".*\\.(ya?ml|json)") && !Files.exists(file)) {
            List<String> names = Problems.all().stream().map(Problem::name).toList();
            throw new IllegalArgumentException("--simulator: "
                    + NearestName.refusal("a built-in problem or a file such as simulator.yaml", named, names));
        }
        SimulatorConfig block = ConfigFile.read(file).simulator();
        if (block == null) {
            throw new IllegalArgumentException(named + ": expected a file with the key 'simulator', found none");
        }
        return block;
    }

    /// @param from what it stands in
    private static NamedSimulator block(SimulatorConfig block, String from, @Nullable Space known) {
        try {
            return new Assembly(block).opened(block.name() == null ? from : block.name(), known);
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(from + ": " + refusal.getMessage(), refusal);
        }
    }
}
