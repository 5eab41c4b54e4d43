package org.preimage.data;

import java.util.Arrays;

/// Which rows belong together, such as those of one batch or one material: they are always on the same side of a
/// split, so that a model is graded on groups that it has not seen.
///
/// The array is kept and handed out as it is; nobody writes to it.
///
/// @param column the name of the column that says so
/// @param of by row: the number of its group
@SuppressWarnings("ArrayRecordComponent") // as large as the pairs, never compared
public record Groups(String column, int[] of) {
    /// How many groups there are.
    public int count() {
        return (int) Arrays.stream(of).distinct().count();
    }

    Groups subset(int[] rows) {
        return new Groups(column, Arrays.stream(rows).map(row -> of[row]).toArray());
    }
}
