package org.preimage.jmh.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the processes that are measured, and has them take turns.
///
/// @param root the checkout, where PyTorch's program and its numbers are
/// @param torch the Python that has PyTorch; empty where none has
/// @param effort how long things are measured
/// @param machine what they run on
/// @param progress where a line goes for each thing that begins
record Lab(Path root, Optional<String> torch, Effort effort, Machine machine, PrintStream progress) {
    private static final double PEER_WARM_UP_SECONDS = 1;

    /// The settings of PyTorch's matrix library that are tried; the better one counts.
    enum Setting {
        DEFAULT,
        /// Kernels for 512 bits, which the library in Debian does not choose by itself on every processor.
        SKYLAKE_X
    }

    /// A process of this project on the kernels that the machine gets by itself.
    Subject ours(String piece, int threads) {
        return ours(piece, threads, "auto");
    }

    /// @param kernels what `preimage.kernels` says
    Subject ours(String piece, int threads, String kernels) {
        progress.println(piece + ", " + threads + (threads == 1 ? " thread" : " threads") + ", kernels " + kernels);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("@" + root.resolve("jvm.options").toAbsolutePath());
        command.add("-cp");
        command.addAll(List.of(
                System.getProperty("java.class.path"),
                "-Dpreimage.kernels=" + kernels,
                PieceProcess.class.getName(),
                piece,
                Integer.toString(threads)));
        return new Subject(command, Map.of());
    }

    private Subject torch(String program, String piece, int threads, Setting setting) {
        progress.println(piece + ", " + threads + " of PyTorch, " + setting);
        Path folder = root.resolve("jmh/src/main/resources/org/preimage/jmh");
        Map<String, String> environment = new HashMap<>();
        // PyTorch's own number of threads does not reach the matrix library in Debian.
        environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        if (setting == Setting.SKYLAKE_X) {
            environment.put("OPENBLAS_CORETYPE", "SkylakeX");
        }
        List<String> command = List.of(
                program,
                root.resolve("jmh/src/main/python/torch_peer.py").toString(),
                folder.toString(),
                piece,
                Integer.toString(threads));
        return new Subject(command, environment);
    }

    /// PyTorch at all settings that this machine can have; none where it is not installed.
    Map<Setting, Subject> torch(String piece, int threads) {
        Map<Setting, Subject> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (torch.isPresent() && (setting == Setting.DEFAULT || machine.wide())) {
                all.put(setting, torch(torch.get(), piece, threads, setting));
            }
        }
        all.values().forEach(subject -> subject.warmUp(PEER_WARM_UP_SECONDS));
        return all;
    }

    /// The version of PyTorch that `python` has; empty if none, or if there is no such program.
    static Optional<String> torchVersion(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import torch; print(torch.__version__)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.inputReader(StandardCharsets.UTF_8).lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Rounds in which every subject runs once.
    void takeTurns(List<Subject> subjects) {
        for (int round = 0; round < effort.rounds(); round++) {
            subjects.forEach(subject -> subject.round(effort.seconds()));
        }
    }

    /// The timings of one process of ours, warm.
    Timings alone(String piece, int threads, String kernels) {
        try (Subject subject = ours(piece, threads, kernels)) {
            subject.warmUp(effort.warmUp());
            takeTurns(List.of(subject));
            return subject.timings();
        }
    }

    /// The program that has PyTorch where it comes with the system, else whatever is called so.
    static String defaultPython() {
        Path system = Path.of("/usr/bin/python3");
        return Files.isExecutable(system) ? system.toString() : "python3";
    }
}
