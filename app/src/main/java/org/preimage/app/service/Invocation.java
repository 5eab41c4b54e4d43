package org.preimage.app.service;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What was started, for the records of a run.
///
/// @param version of Preimage
/// @param arguments as given on the command line, without the name of the program
public record Invocation(String version, List<String> arguments) {
    private static final Pattern PLAIN = Pattern.compile("[\\w.,:=/+@%-]+", Pattern.UNICODE_CHARACTER_CLASS);

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /// The command line, as a shell would take it again.
    public String commandLine() {
        return arguments.stream().map(Invocation::quoted).collect(Collectors.joining(" ", "preimage ", ""));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
