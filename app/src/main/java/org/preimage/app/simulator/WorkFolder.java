package org.preimage.app.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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
/// moment it has finished; both are written whole or not at all.
final class WorkFolder {
    private static final String RUN = "run.json";
    private static final String OUTCOME = "outcome.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final String digest;

    private WorkFolder(Path path, String digest) {
        this.path = path;
        this.digest = digest;
    }

    /// What `run.json` says.
    ///
    /// @param inputs the digest of the design
    private record Begun(String inputs) {}

    /// What `outcome.json` says: a property, or why there is none.
    ///
    /// @param inputs the digest of the design
    private record Finished(
            String inputs,
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
        WorkFolder folder = new WorkFolder(path.toAbsolutePath(), digest(x));
        folder.begin();
        return folder;
    }

    Path path() {
        return path;
    }

    /// What the run came to; empty if it has not finished.
    Optional<Outcome> outcome() {
        return read(OUTCOME, Finished.class)
                .filter(finished -> finished.inputs().equals(digest))
                .map(Finished::outcome);
    }

    void finish(Outcome outcome) {
        write(
                OUTCOME,
                switch (outcome) {
                    case Simulated(double[] y) ->
                        new Finished(digest, DoubleStream.of(y).boxed().toList(), null);
                    case Failed(String reason) -> new Finished(digest, null, reason);
                });
    }

    private void begin() {
        try {
            Files.createDirectories(path);
            Optional<Begun> begun = read(RUN, Begun.class);
            if (begun.isEmpty() && !isEmpty()) {
                throw new IllegalArgumentException(
                        path + ": expected a new folder, or that of a run, found other files");
            }
            if (begun.isPresent() && !begun.get().inputs().equals(digest)) {
                throw new IllegalArgumentException(path + ": expected the run of this design, found another one's");
            }
            if (begun.isEmpty()) {
                write(RUN, new Begun(digest));
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

    /// Empty if there is no such file; one that a fault of the disk spoiled counts as none.
    private <T> Optional<T> read(String name, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(path.resolve(name)), type));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private void write(String name, Object content) {
        AtomicFile.write(
                path.resolve(name), (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(double[] x) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * x.length);
        DoubleStream.of(x).forEach(bytes::putDouble);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("SHA-256: expected in every JDK", fault);
        }
    }
}
