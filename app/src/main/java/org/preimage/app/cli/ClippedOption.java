package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which outputs are clipped, and where.
final class ClippedOption {
    @Option(
            names = "--censored",
            paramLabel = "OUTPUT=BOUND",
            description = "An output that is told as the bound wherever its true value is beyond; its least or its"
                    + " greatest value.")
    private List<String> censored = List.of();

    /// The bounds by the names of the outputs; the command line wins over what a file says.
    Map<String, Double> bounds(Map<String, Double> told) {
        Map<String, Double> bounds = new LinkedHashMap<>(told);
        bounds.putAll(Assignments.numbers("--censored", censored));
        return bounds;
    }
}
