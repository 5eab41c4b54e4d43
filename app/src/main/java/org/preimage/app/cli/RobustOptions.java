package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How exactly designs are made, and whether those are wanted that withstand it.
final class RobustOptions {
    @Option(
            names = "--input-error",
            split = ",",
            paramLabel = "INPUT=SD",
            description = "The standard deviation by which an input is off when a design is made; tells how far the"
                    + " outputs then move.")
    private List<String> errors = List.of();

    @Option(
            names = "--robust",
            description = "Choose the designs on target whose outputs move least under the --input-error.")
    private boolean robust;

    /// The errors by the names of inputs; those of the command line set the file's of the same input aside.
    Map<String, Double> errors(Map<String, Double> told) {
        Map<String, Double> all = new LinkedHashMap<>(told);
        all.putAll(Assignments.numbers("--input-error", errors));
        return all;
    }

    boolean robust(@Nullable Boolean told) {
        return robust || Boolean.TRUE.equals(told);
    }
}
