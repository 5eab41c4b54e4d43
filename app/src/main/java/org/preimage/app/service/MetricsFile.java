package org.preimage.app.service;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The course of a fit, written while it runs: one line for each epoch and series. An epoch's lines reach the
/// file together when it ends.
final class MetricsFile implements AutoCloseable {
    private final Path path;
    private final FileOutputStream file;

    /// One line.
    private record Metric(String fit, int epoch, String series, double value) {}

    /// Starts the file anew.
    ///
    /// @throws UncheckedIOException if it cannot be written
    MetricsFile(Path path) {
        this.path = path;
        try {
            file = new FileOutputStream(path.toFile());
        } catch (IOException fault) {
            throw refused(path, fault);
        }
    }

    /// Adds what an epoch ended with.
    ///
    /// @param epoch its number, from 1
    /// @param figures one for each of the series
    void add(String fit, int epoch, List<String> series, double[] figures) {
        StringBuilder lines = new StringBuilder();
        for (int s = 0; s < figures.length; s++) {
            lines.append(Documents.line(new Metric(fit, epoch, series.get(s), figures[s])));
        }
        try {
            file.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw refused(path, fault);
        }
    }

    @Override
    public void close() {
        try (file) {
            file.getFD().sync();
        } catch (IOException fault) {
            throw refused(path, fault);
        }
    }

    private static UncheckedIOException refused(Path path, IOException fault) {
        return new UncheckedIOException(path + ": expected a file that can be written, found " + fault, fault);
    }
}
