package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which inputs are no continuous numbers.
final class KindOptions {
    @Option(
            names = "--integer",
            split = ",",
            paramLabel = "NAME",
            description = "Inputs that are whole numbers, such as counts.")
    private List<String> integer = List.of();

    @Option(
            names = "--categorical",
            split = ",",
            paramLabel = "NAME",
            description = "Inputs that are one of at most 50 texts without an order, such as materials.")
    private List<String> categorical = List.of();

    /// The words for the kinds by the names of the inputs; the command line wins over what a file says.
    Map<String, String> kinds(Map<String, String> told) {
        Map<String, String> given = new LinkedHashMap<>();
        integer.forEach(name -> given.put(name, "integer"));
        for (String name : categorical) {
            if (given.put(name, "categorical") != null) {
                throw new IllegalArgumentException(
                        "--categorical: expected every input in one kind, found '" + name + "' under --integer too");
            }
        }
        Map<String, String> kinds = new LinkedHashMap<>(told);
        kinds.putAll(given);
        return kinds;
    }
}
