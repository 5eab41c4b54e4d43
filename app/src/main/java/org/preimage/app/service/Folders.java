package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Making folders, with faults in words.
public final class Folders {
    private Folders() {}

    /// Makes the folder and those above it where they are missing.
    ///
    /// @throws UncheckedIOException if one cannot be made
    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    folder + ": expected a place where a folder can be made, found "
                            + fault.getClass().getSimpleName() + " at " + fault.getMessage(),
                    fault);
        }
    }
}
