package org.preimage.linalg;

import org.preimage.math.DoubleKernels;

/// Rows of a matrix, packed in groups of as many as a tile has rows or columns, for [DoubleKernels#subtractTile]: step
/// `p` of row `i` is `data[(i / width * steps + p) * width + i % width]`, zero in the last group beyond the last row.
///
/// @param rows how many
/// @param steps how long
/// @param width of a group
record Packed(double[] data, int rows, int steps, int width) {
    private static final DoubleKernels KERNELS = DoubleKernels.ACTIVE;

    /// Room for rows that are still to be packed.
    static Packed left(int rows, int steps) {
        return room(rows, steps, KERNELS.rows());
    }

    private static Packed room(int rows, int steps, int width) {
        return new Packed(new double[(rows + width - 1) / width * width * steps], rows, steps, width);
    }

    /// The left factor of a product.
    ///
    /// @param m step `p` of row `i` is `m[at + i * row + p * step]`
    static Packed left(double[] m, int at, int row, int step, int rows, int steps) {
        Packed packed = left(rows, steps);
        packed.put(m, at, row, step, 0, steps);
        return packed;
    }

    /// The right factor of a product, transposed: its columns are the rows here.
    ///
    /// @param m step `p` of column `j` is `m[at + j * row + p * step]`
    static Packed right(double[] m, int at, int row, int step, int rows, int steps) {
        Packed packed = room(rows, steps, KERNELS.columns());
        packed.put(m, at, row, step, 0, steps);
        return packed;
    }

    /// Packs some of the steps.
    ///
    /// @param m step `p` of row `i` is `m[at + i * row + p * step]`, with `p` from `from`
    void put(double[] m, int at, int row, int step, int from, int to) {
        for (int i = 0; i < rows; i++) {
            int target = (i / width * steps) * width + i % width;
            int source = at + i * row;
            for (int p = from; p < to; p++) {
                data[target + p * width] = m[source + p * step];
            }
        }
    }

    /// `C −= A·Bᵀ` over the first `count` steps, with these rows as `A`.
    ///
    /// @param b packed as a right factor
    /// @param from the first row of `b` to take, a multiple of its width
    /// @param to after the last one
    /// @param c `C` for row 0 here and row `from` of `b` at `c[at]`
    void subtract(Packed b, int from, int to, int count, double[] c, int at, int stride) {
        for (int j = from; j < to; j += b.width) {
            int columns = Math.min(b.width, to - j);
            for (int i = 0; i < rows; i += width) {
                KERNELS.subtractTile(
                        count,
                        data,
                        i * steps,
                        b.data,
                        j * b.steps,
                        c,
                        at + i * stride + j - from,
                        stride,
                        Math.min(width, rows - i),
                        columns);
            }
        }
    }
}
