package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.preimage.math.Kernels;

/// What a run was computed on, as far as its results may depend on it: how many threads worked is with the times.
///
/// @param jvm the version of Java
/// @param system the operating system
/// @param cpu the processor's model as the system calls it, or its architecture where it does not say
/// @param kernels the kernel set, on which alone the same seed gives the same bytes
public record Machine(String jvm, String system, String cpu, String kernels) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public Machine {
        Objects.requireNonNull(jvm);
        Objects.requireNonNull(system);
        Objects.requireNonNull(cpu);
        Objects.requireNonNull(kernels);
    }

    /// This machine.
    public static Machine here() {
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processor(),
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
