package org.preimage.app.service;

import java.nio.file.Files;
import java.nio.file.Path;
import org.preimage.model.FitOptions;
import org.preimage.random.Seed;

/// What to fit, how, and where the model goes.
///
/// @param source the pairs
/// @param model the model file to write
/// @param options how to fit
/// @param seed where all random numbers come from
/// @param force whether files of an earlier fit may be replaced
public record FitRequest(PairsFile source, Path model, FitOptions options, Seed seed, boolean force) {
    private static final String EXTENSION = ".safetensors";

    /// The folder beside the model file that keeps the work: its name, with `.fit` for its extension.
    public Path folder() {
        Path name = model.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("expected the name of a model file to write, found '" + model + "'");
        }
        String text = name.toString();
        String stem = text.endsWith(EXTENSION) ? text.substring(0, text.length() - EXTENSION.length()) : text;
        return model.resolveSibling(stem + ".fit");
    }

    /// @throws IllegalArgumentException if something would be overwritten that may not be
    void checkDestination() {
        if (Files.isDirectory(model)) {
            throw new IllegalArgumentException(model + ": expected the name of a model file, found a folder");
        }
        for (Path taken : new Path[] {model, folder()}) {
            if (Files.exists(taken) && !force) {
                throw new IllegalArgumentException(
                        taken + ": expected a name that is free, found one that is taken; --force replaces it");
            }
        }
    }
}
