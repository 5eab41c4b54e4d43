package org.preimage.app.service;

import java.nio.file.Files;
import java.nio.file.Path;
import org.preimage.model.InverseModel;
import org.preimage.store.ModelFile;
import org.preimage.store.ModelFileRefused;

/// Reads model files that users name.
public final class ModelSource {
    private ModelSource() {}

    /// The model in a file.
    ///
    /// @throws ModelFileRefused if there is no such file, or it is refused
    public static InverseModel read(Path file) {
        if (!Files.exists(file)) {
            throw new ModelFileRefused(file.toString(), "file", "a model", "nothing of this name");
        }
        if (Files.isDirectory(file)) {
            throw new ModelFileRefused(file.toString(), "file", "a model", "a folder");
        }
        return ModelFile.read(file);
    }
}
