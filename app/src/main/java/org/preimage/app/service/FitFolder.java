package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Seed;

/// The folder beside a model file in which its fit keeps its work: `config.yaml`, `run.json`, `metrics.jsonl`,
/// while it is not done `checkpoint.safetensors`, and an empty `.lock`, which whoever fits holds.
///
/// @param model the model file
/// @param path the folder: the model's name, with `.fit` for its extension
public record FitFolder(Path model, Path path) {
    private static final String EXTENSION = ".safetensors";

    /// The folder beside `model`.
    ///
    /// @throws IllegalArgumentException if that names no file
    public static FitFolder beside(Path model) {
        Path name = model.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("expected the name of a model file to write, found '" + model + "'");
        }
        String text = name.toString();
        String stem = text.endsWith(EXTENSION) ? text.substring(0, text.length() - EXTENSION.length()) : text;
        return new FitFolder(model, model.resolveSibling(stem + ".fit"));
    }

    /// The seed of the fit that is to be continued here, if there is one.
    public Optional<Seed> unfinishedSeed() {
        RunRecord record = record();
        return record != null && !record.isDone() && Files.exists(checkpoint())
                ? Optional.of(new Seed(record.seed()))
                : Optional.empty();
    }

    Path config() {
        return path.resolve("config.yaml");
    }

    Path run() {
        return path.resolve(RunFolder.RUN);
    }

    Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /// Checks that a fit may go here: over nothing, over one that is not done, or, with `force`, over anything.
    ///
    /// @throws IllegalArgumentException if something would be overwritten that may not be
    void requireFree(boolean force) {
        if (Files.isDirectory(model)) {
            throw new IllegalArgumentException(model + ": expected the name of a model file, found a folder");
        }
        RunRecord record = record();
        if (force) {
            return;
        }
        // A model beside a fit that was stopped while it wrote one is the fit's own.
        boolean own = record != null && record.isWriting();
        if (Files.exists(model) && !own) {
            throw taken(model);
        }
        if (record == null ? hasFiles() : record.isDone()) {
            throw taken(path);
        }
    }

    private static IllegalArgumentException taken(Path place) {
        return new IllegalArgumentException(
                place + ": expected a name that is free, found one that is taken; --force replaces it");
    }

    /// Makes the folder and locks it until the claim is closed. A checkpoint that is not to be continued goes,
    /// and so does what an earlier fit that was killed had half written.
    ///
    /// @throws WorkRefused if another fit is at work in it
    /// @throws IllegalArgumentException if something would be overwritten that may not be
    Claim claim(Keeping keeping) {
        Folders.create(path);
        Claim claim = lock();
        try {
            requireFree(keeping.force()); // again: until now somebody else may have been at work
            deleteTemporaries();
            RunRecord record = record();
            if (keeping.fresh() || record == null || record.isDone()) {
                deleteCheckpoint();
            }
            return claim;
        } catch (RuntimeException fault) {
            claim.close();
            throw fault;
        }
    }

    /// The right to work in the folder.
    record Claim(FolderLock lock) implements AutoCloseable {
        @Override
        public void close() {
            lock.close();
        }
    }

    void deleteCheckpoint() {
        try {
            Files.deleteIfExists(checkpoint());
        } catch (IOException fault) {
            throw cannot("files that can be replaced", fault);
        }
    }

    private Claim lock() {
        return FolderLock.take(path)
                .map(Claim::new)
                .orElseThrow(() -> new WorkRefused(
                        path, "another fit is at work in this folder; wait for it, or give another name to -o"));
    }

    private void deleteTemporaries() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(path, ".preimage-*.tmp")) {
            for (Path temporary : left) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException fault) {
            throw cannot("files that can be replaced", fault);
        }
    }

    private @Nullable RunRecord record() {
        return Files.exists(run()) ? Documents.readJson(run(), RunRecord.class) : null;
    }

    /// Whether there is more than hidden files, which a fit leaves that was killed at its very start.
    private boolean hasFiles() {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(file -> !String.valueOf(file.getFileName()).startsWith("."));
        } catch (IOException fault) {
            throw cannot("a folder that can be read", fault);
        }
    }

    private UncheckedIOException cannot(String expected, IOException fault) {
        return new UncheckedIOException(path + ": expected " + expected + ", found " + fault, fault);
    }
}
