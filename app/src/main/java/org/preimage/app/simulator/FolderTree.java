package org.preimage.app.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A folder and all in it.
public final class FolderTree {
    private FolderTree() {}

    /// Removes it, if it is there.
    ///
    /// @throws UncheckedIOException if it cannot be removed
    public static void remove(Path folder) {
        remove(folder, _ -> true);
    }

    /// Removes what is in it and below, but for what is to stay.
    ///
    /// @param which what is to go; a folder with something that stays in it cannot
    static void remove(Path folder, Predicate<Path> which) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).filter(which).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException fault) {
            throw new UncheckedIOException(
                    folder + ": expected files that can be removed, found " + fault,
                    fault instanceof IOException cause ? cause : new IOException(fault));
        }
    }
}
