package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as a process of its own.
final class Program {
    private Program() {}

    /// The command that starts it.
    static List<String> command(String... arguments) {
        return java(Main.class.getName(), arguments);
    }

    /// The command that starts a class of the tests as the launcher starts the program; without files for performance
    /// data, which a limit of the system would hit first.
    static List<String> java(String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:-UsePerfData");
        command.add("@" + Path.of("..", "jvm.options").toAbsolutePath());
        command.add("-Dpreimage.kernels=" + System.getProperty("preimage.kernels", "auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return command;
    }
}
