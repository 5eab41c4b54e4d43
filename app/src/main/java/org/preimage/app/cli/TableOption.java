package org.preimage.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.preimage.app.service.Written;
import picocli.CommandLine.Option;

/// The table that a command writes.
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class TableOption {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.csv",
            description = "The table to write.")
    private Path file;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    /// The file to write.
    ///
    /// @throws IllegalArgumentException if there is one already that may not be replaced
    Path free() {
        return free(file, force);
    }

    /// The file, if it may be written.
    ///
    /// @throws IllegalArgumentException if there is one already that may not be replaced
    static Path free(Path file, boolean force) {
        if (Files.exists(file) && !force) {
            throw new IllegalArgumentException(
                    file + ": expected a name that is free, found one that is taken; --force replaces the file");
        }
        return file;
    }

    /// Says what was written.
    ///
    /// @return the exit code
    int tell(Written written, Shared shared) {
        shared.note(written.notes());
        boolean allFailed = written.failed() == written.rows();
        if (written.failed() > 0) {
            shared.note("there is no value for " + written.failed() + " of " + written.rows() + " designs");
        }
        shared.out().println(file + ": " + written.rows() + (written.rows() == 1 ? " row" : " rows"));
        return (allFailed ? ExitCode.SIMULATOR_FAILS : ExitCode.OK).code();
    }
}
