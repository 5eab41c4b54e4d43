package org.preimage.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/// The commands of the program, to be looked at and not to be run.
public final class Commands {
    private Commands() {}

    /// Reads a command line as the program does, and does nothing then.
    ///
    /// @throws CommandLine.ParameterException if a command, an option or a word for a choice is unknown, or if
    ///     something that is required is missing
    public static void parse(List<String> arguments) {
        line(arguments).parseArgs(arguments.toArray(String[]::new));
    }

    /// The names of all options by command, such as `problem pairs`; the program itself has no name here.
    public static Map<String, Set<String>> options() {
        Map<String, Set<String>> options = new TreeMap<>();
        collect("", line(List.of()), options);
        options.remove("help");
        return options;
    }

    private static void collect(String name, CommandLine line, Map<String, Set<String>> options) {
        Set<String> own = new TreeSet<>();
        line.getCommandSpec().options().forEach(option -> own.addAll(List.of(option.names())));
        options.put(name, own);
        line.getSubcommands().forEach((command, below) -> collect((name + " " + command).strip(), below, options));
    }

    private static CommandLine line(List<String> arguments) {
        return new Main(new Surroundings(arguments, false, () -> false)).commandLine();
    }
}
