package org.preimage.app.cli;

import java.util.List;
import java.util.function.BooleanSupplier;

/// What the program runs in.
///
/// @param arguments as given on the command line
/// @param terminal whether somebody watches the standard error
/// @param cancelled asked between steps; true ends the command
record Surroundings(List<String> arguments, boolean terminal, BooleanSupplier cancelled) {
    Surroundings {
        arguments = List.copyOf(arguments);
    }
}
