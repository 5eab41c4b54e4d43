package org.preimage.app.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The processes of a run: the program, its children, and theirs. All inherit a mark in their environment, by
/// which they are found where the system shows environments (Linux), also those that no longer have a parent.
final class Processes {
    /// The variable whose value is the work folder.
    static final String MARK = "PREIMAGE_RUN";

    private static final Path SHOWN = Path.of("/proc");
    private static final long GRACE_MILLIS = 1000;
    private static final int MOST_ROUNDS = 50;

    private Processes() {}

    /// Ends the process with all below it and all that bear the mark of `folder`: asks first, and then kills
    /// until none is left.
    ///
    /// @param roots what was started
    static void end(List<ProcessHandle> roots, Path folder) {
        boolean interrupted = Thread.interrupted(); // whoever is in a hurry waits for this
        try {
            endAll(roots, folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void endAll(List<ProcessHandle> roots, Path folder) {
        Set<ProcessHandle> known = new LinkedHashSet<>();
        alive(roots, folder, known).forEach(ProcessHandle::destroy);
        long asked = System.nanoTime();
        while (!alive(roots, folder, known).isEmpty() && System.nanoTime() - asked < GRACE_MILLIS * 1_000_000) {
            pause();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> left = alive(roots, folder, known);
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            pause();
        }
    }

    /// @param known those seen before, which are kept in mind: who loses its parent is below nobody
    private static List<ProcessHandle> alive(List<ProcessHandle> roots, Path folder, Set<ProcessHandle> known) {
        known.addAll(roots);
        marked(folder).forEach(known::add);
        List.copyOf(known).forEach(process -> process.descendants().forEach(known::add));
        return known.stream()
                .filter(process -> !process.equals(ProcessHandle.current()) && isRunning(process))
                .toList();
    }

    /// Whether it is alive, and not only waits to be asked how it ended, which some parents never do.
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process);
    }

    private static List<ProcessHandle> marked(Path folder) {
        if (!Files.isDirectory(SHOWN)) {
            return List.of();
        }
        String mark = MARK + "=" + folder;
        try (Stream<Path> all = Files.list(SHOWN)) {
            return all.filter(process -> isNumber(process.getFileName().toString()))
                    .filter(process -> bears(process, mark))
                    .map(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString())))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean bears(Path process, String mark) {
        try {
            String all = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
            return List.of(all.split("\0")).contains(mark);
        } catch (IOException _) {
            return false; // somebody else's, or gone
        }
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            Path file = SHOWN.resolve(Long.toString(process.pid())).resolve("stat");
            String stat = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
