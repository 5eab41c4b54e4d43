package org.preimage.app.table;

import java.nio.file.Path;
import java.util.Locale;

/// How large the parts of a table file may be. A file beyond them is not a table of numbers but a mistake (a
/// quote that is never closed, another format), and stopping early says so before the memory is full.
final class Limits {
    /// Columns of a row; as many as spreadsheets hold.
    static final int COLUMNS = 16_384;

    /// Characters of a column's name.
    static final int NAME = 256;

    /// Characters of a field.
    static final int FIELD = 1 << 18;

    /// Characters of a row.
    static final int ROW = 1 << 22;

    private Limits() {}

    /// Refuses a `size` above its `limit`.
    ///
    /// @param where the part of the file, such as `row 3`
    /// @param things what is counted, such as `columns`
    static void check(Path source, String where, long size, int limit, String things) {
        if (size > limit) {
            throw tooLarge(source, where, limit, things);
        }
    }

    static BadTable tooLarge(Path source, String where, int limit, String things) {
        return new BadTable(
                source, String.format(Locale.ROOT, "%s: expected at most %,d %s, found more", where, limit, things));
    }
}
