package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;

/// The file that tells a command what its command line does not.
final class ConfigOption {
    private static final String NAME = "--config";

    private static final Pattern RANGE =
            Pattern.compile("(?<stem>.*?)(?<from>\\d{1,6})\\.\\.(?<again>.*?)(?<to>\\d{1,6})");

    @Option(
            names = NAME,
            paramLabel = "RUN.yaml",
            description = "A file that says what the command line does not; see 'preimage schema'.")
    private @Nullable Path file;

    /// What the file says; nothing if none is named.
    ///
    /// @throws org.preimage.app.schema.BadConfig if the file is refused
    RunConfig read() {
        return file == null ? RunConfig.NONE : ConfigFile.read(file);
    }

    /// Lets commands that read a file do without what it may say, when one is named among the arguments.
    static void makeOptional(CommandLine line, List<String> arguments) {
        if (arguments.stream().noneMatch(argument -> argument.equals(NAME) || argument.startsWith(NAME + "="))) {
            return;
        }
        for (CommandLine command : line.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.findOption(NAME) != null) {
                List.copyOf(spec.requiredArgs()).forEach(argument -> replace(spec, argument));
            }
        }
    }

    private static void replace(CommandSpec spec, ArgSpec required) {
        spec.remove(required);
        switch (required) {
            case OptionSpec option ->
                spec.addOption(OptionSpec.builder(option).required(false).build());
            case PositionalParamSpec positional ->
                spec.addPositional(PositionalParamSpec.builder(positional)
                        .required(false)
                        .arity("0..1")
                        .build());
            default -> throw new IllegalStateException("expected an option or a parameter, found " + required);
        }
    }

    /// The path given on the command line, or else in the file.
    ///
    /// @param option what to name on the command line
    /// @param key what to name in the file
    static Path path(@Nullable Path given, @Nullable String told, String option, String key) {
        if (given != null) {
            return given;
        }
        if (told == null) {
            throw missing(option, key);
        }
        return Path.of(told);
    }

    /// The names given on the command line, or else in the file; at least one.
    static List<String> names(@Nullable List<String> given, List<String> told, String option, String key) {
        List<String> names = given == null ? told : given;
        if (names.isEmpty()) {
            throw missing(option, key);
        }
        return names.stream().flatMap(ConfigOption::expanded).toList();
    }

    /// Many columns in one word: `p0..p1023`.
    private static Stream<String> expanded(String name) {
        Matcher range = RANGE.matcher(name);
        if (!range.matches() || !range.group("stem").equals(range.group("again"))) {
            return Stream.of(name);
        }
        int from = Integer.parseInt(range.group("from"));
        int to = Integer.parseInt(range.group("to"));
        if (to < from) {
            throw new IllegalArgumentException(
                    "expected columns from a lower to a higher number, found '" + name + "'");
        }
        return IntStream.rangeClosed(from, to).mapToObj(i -> range.group("stem") + i);
    }

    private static IllegalArgumentException missing(String option, String key) {
        return new IllegalArgumentException(
                "expected " + option + " on the command line or '" + key + "' in the file, found neither");
    }
}
