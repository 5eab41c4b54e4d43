package org.preimage.app.cli;

/// How a run ended, for the shell.
public enum ExitCode {
    OK(0),
    /// A fault of the program, or of the machine it runs on.
    INTERNAL_FAULT(1),
    /// The command line, or the file it names with `--config`, asked for something that does not exist or
    /// cannot be.
    USAGE(2),
    BAD_DATA(3),
    /// A model file, the file of a campaign or the work of an unfinished fit was refused.
    FILE_REFUSED(4),
    /// No design within tolerance; the results are written all the same.
    OFF_TARGET(5),
    /// The simulator keeps failing.
    SIMULATOR_FAILS(6),
    /// As shells report a program that was interrupted (128 + SIGINT).
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
