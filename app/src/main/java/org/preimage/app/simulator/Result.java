package org.preimage.app.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;

/// Where the outputs of a run are.
///
/// @param text how they are written
/// @param file the file in the work folder that they are in; null for the standard output
record Result(ResultText text, @Nullable String file) {
    /// @param output what was printed
    Outcome outcome(String output, WorkFolder folder) {
        if (file == null) {
            return text.outcome(output, "on the standard output");
        }
        try (InputStream in = Files.newInputStream(folder.file(file))) {
            byte[] bytes = in.readNBytes(ProgramRun.MOST_OUTPUT + 1);
            return bytes.length > ProgramRun.MOST_OUTPUT
                    ? new Failed("expected at most " + (ProgramRun.MOST_OUTPUT >> 20) + " MiB in the file " + file
                            + ", found more")
                    : text.outcome(new String(bytes, StandardCharsets.UTF_8), "in the file " + file);
        } catch (IOException _) {
            return new Failed("expected the outputs in the file " + file + " of the work folder, found none that can be"
                    + " read");
        }
    }
}
