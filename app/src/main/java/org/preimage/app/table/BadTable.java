package org.preimage.app.table;

import java.nio.file.Path;

/// A table that cannot be used: its message is one sentence that says which file, what was expected, what was
/// found and where.
public final class BadTable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param source the file, as the user named it
    /// @param sentence what was expected, what was found and where in the file, without the final full stop
    public BadTable(Path source, String sentence) {
        super(source + ": " + sentence);
    }
}
