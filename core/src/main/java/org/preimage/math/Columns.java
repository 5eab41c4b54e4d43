package org.preimage.math;

import java.util.Arrays;
import java.util.List;

/// Between designs one by one and their columns, `[d × n]`, in which they are computed.
public final class Columns {
    private Columns() {}

    /// The columns of `n` rows of equal length.
    ///
    /// @param rows at least one
    public static double[][] of(List<double[]> rows) {
        double[][] columns = new double[rows.getFirst().length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int v = 0; v < columns.length; v++) {
                columns[v][i] = rows.get(i)[v];
            }
        }
        return columns;
    }

    /// The columns of a batch, in double.
    public static double[][] of(Batch batch) {
        double[][] columns = new double[batch.width()][batch.size()];
        for (int v = 0; v < columns.length; v++) {
            for (int i = 0; i < columns[v].length; i++) {
                columns[v][i] = batch.get(i, v);
            }
        }
        return columns;
    }

    /// The columns of the rows of both, those of `first` first.
    public static double[][] joined(double[][] first, double[][] second) {
        double[][] joined = new double[first.length][];
        Arrays.setAll(joined, v -> joined(first[v], second[v]));
        return joined;
    }

    /// The values of both, those of `first` first.
    public static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /// Row `i` of the columns.
    public static double[] row(double[][] columns, int i) {
        double[] row = new double[columns.length];
        for (int v = 0; v < row.length; v++) {
            row[v] = columns[v][i];
        }
        return row;
    }
}
