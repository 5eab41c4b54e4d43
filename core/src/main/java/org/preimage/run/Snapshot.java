package org.preimage.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// All that a stage of a computation needs to go on, as named numbers. The arrays are kept and handed out as they
/// are; nobody writes to them.
///
/// @param counts whole numbers by name
/// @param arrays finite numbers by name
/// @param rows what was noted of the stage so far
public record Snapshot(SequencedMap<String, Long> counts, SequencedMap<String, float[]> arrays, List<double[]> rows) {
    public Snapshot {
        counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
        arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
        rows = List.copyOf(rows);
    }

    /// The whole number `name`.
    ///
    /// @throws SnapshotRefused if it is missing, or not from `least` to `most`
    public int count(String name, int least, int most) {
        Long count = counts.get(name);
        if (count == null || count < least || count > most) {
            throw new SnapshotRefused("'" + name + "'", "a number from " + least + " to " + most, shown(count));
        }
        return count.intValue();
    }

    /// The array `name`, not a copy.
    ///
    /// @throws SnapshotRefused if it is missing, or of another length
    public float[] array(String name, int length) {
        float[] array = arrays.get(name);
        if (array == null || array.length != length) {
            throw new SnapshotRefused(
                    "'" + name + "'", length + " numbers", shown(array == null ? null : array.length));
        }
        return array;
    }

    /// The rows.
    ///
    /// @throws SnapshotRefused if one is of another width
    public List<double[]> rows(int width) {
        for (double[] row : rows) {
            if (row.length != width) {
                throw new SnapshotRefused("rows", width + " figures in each", shown(row.length));
            }
        }
        return rows;
    }

    private static String shown(@Nullable Object found) {
        return found == null ? "none" : found.toString();
    }
}
