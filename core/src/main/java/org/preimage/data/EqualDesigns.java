package org.preimage.data;

import java.util.HashMap;
import java.util.Map;

/// Finds the rows that hold the same design, value by value.
final class EqualDesigns {
    private EqualDesigns() {}

    /// For every row the number of its design, `[n]`: rows have the same number exactly when their designs are
    /// equal, and the numbers count up from zero in the order in which the designs first stand.
    ///
    /// @param x designs, `[d × n]`
    static int[] numbers(double[][] x) {
        int[] numbers = new int[x[0].length];
        Map<Row, Integer> seen = HashMap.newHashMap(numbers.length);
        for (int row = 0; row < numbers.length; row++) {
            int next = seen.size();
            numbers[row] = seen.computeIfAbsent(new Row(x, row), _ -> next);
        }
        return numbers;
    }

    /// One row of the designs, equal to another one of the same designs by its values; minus zero equals zero.
    private static final class Row {
        private final double[][] x;
        private final int row;
        private final int hash;

        Row(double[][] x, int row) {
            this.x = x;
            this.row = row;
            int sum = 0;
            for (double[] column : x) {
                sum = 31 * sum + Double.hashCode(column[row] + 0.0); // -0.0 + 0.0 is 0.0
            }
            hash = sum;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Row that) || hash != that.hash) {
                return false;
            }
            for (double[] column : x) {
                if (column[row] != column[that.row]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
