package org.preimage.app.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.store.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The folder that one design is run in. `run.json` is there from before the run starts, `outcome.json` from the
/// moment it has finished, both written whole or not at all; `process.json` says what was started.
final class WorkFolder {
    private static final String RUN = "run.json";
    private static final String OUTCOME = "outcome.json";
    private static final String PROCESS = "process.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final List<Double> inputs;
    private boolean fresh;

    private WorkFolder(Path path, double[] x) {
        this.path = path;
        inputs = DoubleStream.of(x).boxed().toList();
    }

    /// What `run.json` says.
    ///
    /// @param inputs the design
    private record Begun(List<Double> inputs) {}

    /// What `process.json` says.
    ///
    /// @param started when, since numbers are given again; null where the system does not tell
    private record Started(long pid, @Nullable String started) {
        static Started of(ProcessHandle process) {
            return new Started(
                    process.pid(),
                    process.info().startInstant().map(Instant::toString).orElse(null));
        }
    }

    /// What `outcome.json` says: a property, or why there is none.
    ///
    /// @param inputs the design
    private record Finished(
            List<Double> inputs,
            @Nullable List<Double> outputs,
            @Nullable String failed) {
        Outcome outcome() {
            return outputs == null
                    ? new Failed(String.valueOf(failed))
                    : new Simulated(
                            outputs.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /// The folder at `path`, made ready for the run of `x` if it is not that already.
    ///
    /// @throws IllegalArgumentException if something else is in it
    /// @throws UncheckedIOException if it cannot be made or read
    static WorkFolder in(Path path, double[] x) {
        WorkFolder folder = new WorkFolder(path.toAbsolutePath().normalize(), x);
        folder.begin();
        return folder;
    }

    Path path() {
        return path;
    }

    /// Where a file of the run is.
    Path file(String name) {
        return path.resolve(name);
    }

    /// What the run came to; empty if it has not finished.
    Optional<Outcome> outcome() {
        return read(file(OUTCOME), Finished.class)
                .filter(finished -> finished.inputs().equals(inputs))
                .map(Finished::outcome);
    }

    void finish(Outcome outcome) {
        write(
                OUTCOME,
                switch (outcome) {
                    case Simulated(double[] y) ->
                        new Finished(inputs, DoubleStream.of(y).boxed().toList(), null);
                    case Failed(String reason) -> new Finished(inputs, null, reason);
                });
    }

    /// Takes note of a process that was started here.
    void started(ProcessHandle process) {
        put(PROCESS, JSON.writeValueAsString(Started.of(process)));
    }

    /// Ends what an earlier run left running.
    void endLeftovers() {
        if (fresh) {
            return;
        }
        Processes.end(
                read(file(PROCESS), Started.class).stream()
                        .flatMap(started ->
                                ProcessHandle.of(started.pid())
                                        .filter(process -> Started.of(process).equals(started))
                                        .stream())
                        .toList(),
                path);
    }

    /// Writes a file of the run; what is above it is made.
    ///
    /// @throws UncheckedIOException if that cannot be
    Path put(String name, String text) {
        Path file = file(name);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException fault) {
            throw new UncheckedIOException(file + ": expected a file that can be written, found " + fault, fault);
        }
    }

    /// Removes everything but the note of what is run here.
    void clear() {
        FolderTree.remove(path, file -> !file.equals(path) && !file.equals(file(RUN)));
    }

    private void begin() {
        try {
            Files.createDirectories(path);
            Optional<Begun> begun = read(file(RUN), Begun.class);
            if (begun.isEmpty() && !isEmpty()) {
                throw new IllegalArgumentException(
                        path + ": expected a new folder, or that of a run, found other files");
            }
            if (begun.isPresent() && !begun.get().inputs().equals(inputs)) {
                throw new IllegalArgumentException(path + ": expected the run of this design, found another one's");
            }
            if (begun.isEmpty()) {
                write(RUN, new Begun(inputs));
                fresh = true;
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(path + ": expected a folder that can be written, found " + fault, fault);
        }
    }

    /// Whether nothing is in it, but for what a crash left of a file that was being written.
    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> file.getFileName().toString().matches("\\.preimage-.*\\.tmp"));
        }
    }

    /// Whether a run has finished at `path`, and failed.
    static boolean hasFailed(Path path) {
        return read(path.resolve(OUTCOME), Finished.class)
                .filter(finished -> finished.outputs() == null)
                .isPresent();
    }

    /// Empty if there is no such file; one that a fault of the disk spoiled counts as none.
    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), type));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private void write(String name, Object content) {
        AtomicFile.write(file(name), (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
