package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What was started, for the records of a run: all that the results depend on, so `--threads` is left out.
///
/// @param version of Preimage
/// @param arguments as given on the command line, without the name of the program and without `--threads`
public record Invocation(String version, List<String> arguments) {
    private static final Pattern PLAIN = Pattern.compile("[\\w.,:=/+@%-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String THREADS = "--threads";

    public Invocation {
        arguments = withoutThreads(arguments);
    }

    private static List<String> withoutThreads(List<String> given) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).equals(THREADS)) {
                i++; // its value
            } else if (!given.get(i).startsWith(THREADS + "=")) {
                kept.add(given.get(i));
            }
        }
        return List.copyOf(kept);
    }

    /// The command line, as a shell would take it again.
    public String commandLine() {
        return arguments.stream().map(Invocation::quoted).collect(Collectors.joining(" ", "preimage ", ""));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
