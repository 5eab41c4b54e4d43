package org.preimage.surrogate;

import java.util.Arrays;
import org.preimage.math.Columns;
import org.preimage.run.Workers;

/// Rows of a covariance matrix.
///
/// @param scaled the designs of the columns in lengths, `[d × N]`
record CovarianceRows(Covariance covariance, double[][] scaled) {
    /// Columns at a time: their arrays stay in the first cache.
    static final int BLOCK = 512;

    private static final int STRIP = 64;

    /// Room for one block.
    record Block(double[] squares, double[] values, double[] slopes) {
        Block() {
            this(new double[BLOCK], new double[BLOCK], new double[BLOCK]);
        }
    }

    /// The covariances of one design with `n` columns from `from`.
    ///
    /// @param x the design in lengths, `d` numbers
    void evaluate(double[] x, int from, int n, Block block) {
        Arrays.fill(block.squares, 0, n, 0);
        for (int v = 0; v < scaled.length; v++) {
            add(block.squares, scaled[v], from, x[v], n);
        }
        covariance.evaluate(block.squares, block.values, block.slopes, n);
    }

    private static void add(double[] squares, double[] column, int from, double at, int n) {
        for (int j = 0; j < n; j++) {
            double difference = column[from + j] - at;
            squares[j] += difference * difference;
        }
    }

    /// Adds the lower triangle of the covariances of designs with the columns.
    ///
    /// @param designs in lengths, `[d × n]` or more
    /// @param matrix `[n × n]`
    void add(double[][] designs, double[] matrix, int n, Workers workers) {
        int strips = (n + STRIP - 1) / STRIP;
        workers.forEach(strips, t -> {
            int s = strips - 1 - t; // the longest strips first
            Block block = new Block();
            for (int i = s * STRIP; i < Math.min(n, (s + 1) * STRIP); i++) {
                double[] x = Columns.row(designs, i);
                for (int from = 0; from <= i; from += BLOCK) {
                    int count = Math.min(BLOCK, i + 1 - from);
                    evaluate(x, from, count, block);
                    for (int j = 0; j < count; j++) {
                        matrix[i * n + from + j] += block.values[j];
                    }
                }
            }
        });
    }

    /// Covariances of other designs with the first `n` columns.
    ///
    /// @param designs in lengths, `[d × …]`
    /// @param first the first of them
    /// @param matrix `[count × n]`
    void fill(double[][] designs, int first, int count, double[] matrix, int n, Workers workers) {
        int strips = (count + STRIP - 1) / STRIP;
        workers.forEach(strips, s -> {
            Block block = new Block();
            for (int i = s * STRIP; i < Math.min(count, (s + 1) * STRIP); i++) {
                row(Columns.row(designs, first + i), matrix, i * n, n, block);
            }
        });
    }

    private void row(double[] x, double[] matrix, int at, int n, Block block) {
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            evaluate(x, from, count, block);
            System.arraycopy(block.values, 0, matrix, at + from, count);
        }
    }
}
