package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.preimage.math.Kernels;

/// What a run was computed on.
///
/// @param jvm the version of Java
/// @param system the operating system
/// @param cpu the processor's model as the system calls it, or its architecture where it does not say
/// @param threads how many threads worked
/// @param kernels the kernel set, on which alone the same seed gives the same bytes
public record Machine(String jvm, String system, String cpu, int threads, String kernels) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /// This machine, with so many threads at work.
    public static Machine of(int threads) {
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processor(),
                threads,
                Kernels.ACTIVE.name());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException _) {
            return System.getProperty("os.arch");
        }
    }
}
