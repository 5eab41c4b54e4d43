package org.preimage.bench.architecture;

import java.util.Arrays;

/// The quarter of a cell between its mirror lines: the first half of the rows and of the columns.
final class Quarter {
    private Quarter() {}

    /// The whole cell of `2 · side` pixels a side.
    static void unfold(double[] quarter, int side, double[] cell) {
        int n = 2 * side;
        for (int e = 0; e < cell.length; e++) {
            int row = Math.min(e / n, n - 1 - e / n);
            int column = Math.min(e % n, n - 1 - e % n);
            cell[e] = quarter[row * side + column];
        }
    }

    /// Makes a field even about the diagonal.
    static void symmetrize(double[] field, int side) {
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < r; c++) {
                double mean = (field[r * side + c] + field[c * side + r]) / 2;
                field[r * side + c] = mean;
                field[c * side + r] = mean;
            }
        }
    }

    /// The value below which the share `porosity` of the field lies.
    static double threshold(double[] field, double porosity) {
        double[] sorted = field.clone();
        Arrays.sort(sorted);
        int below = (int) Math.round(porosity * sorted.length);
        return below == 0
                ? Double.NEGATIVE_INFINITY
                : below == sorted.length ? Double.POSITIVE_INFINITY : (sorted[below - 1] + sorted[below]) / 2;
    }
}
