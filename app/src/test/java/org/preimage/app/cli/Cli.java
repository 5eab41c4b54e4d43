package org.preimage.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs the program in this JVM, as the shell would, and keeps what it prints.
public final class Cli {
    private Cli() {}

    /// What a run left behind.
    ///
    /// @param output the standard output
    /// @param errorOutput the standard error
    public record Result(int exitCode, String output, String errorOutput) {}

    public static Result launch(String... args) {
        return launch(() -> false, args);
    }

    /// Runs the program until `cancelled` is true, as an interrupt from the keyboard makes it.
    static Result launch(BooleanSupplier cancelled, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(new Surroundings(List.of(args), false, cancelled), stream(out), stream(err));
        return new Result(exitCode, text(out), text(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
