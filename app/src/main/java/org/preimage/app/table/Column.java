package org.preimage.app.table;

import java.util.List;

/// A named column to be written.
public sealed interface Column {
    /// What the header says.
    String name();

    /// The number of rows.
    int size();

    /// Numbers; NaN stands for a value that is not known and is written as an empty cell.
    ///
    /// @param values kept, not copied
    record Numbers(String name, double[] values) implements Column {
        public Numbers {
            requireName(name);
            for (int row = 0; row < values.length; row++) {
                if (Double.isInfinite(values[row])) {
                    throw new IllegalArgumentException(
                            "Column " + name + ": expected finite numbers, found " + values[row] + " at index " + row);
                }
            }
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /// Text, such as an identifier or a status.
    record Texts(String name, List<String> values) implements Column {
        public Texts {
            requireName(name);
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Column: expected a name, found a blank one");
        }
    }
}
