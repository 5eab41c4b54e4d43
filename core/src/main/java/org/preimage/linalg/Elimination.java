package org.preimage.linalg;

import org.preimage.math.DoubleKernels;

/// Takes variables out of symmetric positive definite systems of up to a few hundred variables: the first rows of
/// the Cholesky factor, `A = Uᵀ·U`, and the Schur complement in what remains. It is what a front of a multifrontal
/// factorization does (Duff and Reid 1983).
///
/// A matrix of `size` variables lies in rows of `stride(size)`, of which the upper triangle counts; what is below
/// it, or right of the matrix, is scratch that must be finite when it starts.
///
/// An elimination is scratch for one thread at a time.
public final class Elimination {
    private static final int ROWS = 4;

    private final DoubleKernels kernels = DoubleKernels.ACTIVE;
    /// The factor of four rows' own block, its diagonal inverted.
    private final double[] block = new double[ROWS * ROWS];

    /// The numbers from one row to the next.
    public static int stride(int size) {
        return (size + DoubleKernels.LANES - 1) / DoubleKernels.LANES * DoubleKernels.LANES;
    }

    /// The numbers of a whole matrix.
    public static int length(int size) {
        return (size + ROWS - 1) / ROWS * ROWS * stride(size);
    }

    /// Makes the first `count` rows of `a` those of `U`, and the others the Schur complement.
    ///
    /// @param a `length(size)` numbers or more
    /// @throws ArithmeticException if a pivot is not positive; the matrix is then half done
    public void eliminate(double[] a, int size, int count) {
        int stride = stride(size);
        for (int row = 0; row < size; row += ROWS) {
            int from = row / DoubleKernels.LANES * DoubleKernels.LANES;
            int steps = Math.min(row, count);
            if (steps > 0) {
                kernels.subtractGram(steps, a, stride, row, from, stride);
            }
            if (row < count) {
                factorBlock(a, stride, row, Math.min(ROWS, count - row));
                kernels.solveRows(block, a, stride, row, from, stride);
            }
        }
    }

    private void factorBlock(double[] a, int stride, int row, int pivots) {
        for (int q = 0; q < ROWS; q++) {
            for (int r = q; r < ROWS; r++) {
                double value = a[(row + q) * stride + row + r];
                for (int p = 0; p < q; p++) {
                    value -= block[p * ROWS + q] * block[p * ROWS + r];
                }
                block[q * ROWS + r] = value;
            }
            if (q < pivots) {
                invert(q, row);
            } else {
                leave(q);
            }
        }
        for (int q = 0; q < pivots; q++) {
            block[q * ROWS + q] = 1 / block[q * ROWS + q];
        }
    }

    private void invert(int q, int row) {
        double pivot = block[q * ROWS + q];
        if (!(pivot > 0)) {
            throw new ArithmeticException(
                    "Elimination: expected a positive pivot, found " + pivot + " for variable " + (row + q));
        }
        double root = Math.sqrt(pivot);
        block[q * ROWS + q] = root;
        for (int r = q + 1; r < ROWS; r++) {
            block[q * ROWS + r] /= root;
        }
    }

    /// A row that is no pivot's takes nothing off those below it.
    private void leave(int q) {
        block[q * ROWS + q] = 1;
        for (int r = q + 1; r < ROWS; r++) {
            block[q * ROWS + r] = 0;
        }
    }

    /// Finds the eliminated variables from the others: `x` with `U·x = 0`, for several columns.
    ///
    /// @param u the first `count` rows that [#eliminate] made, from `at` on
    /// @param x column c is `x[c * stride(size) …]`; its numbers from `count` on are read, the ones before written
    public static void substitute(double[] u, int at, int size, int count, double[] x, int columns) {
        int stride = stride(size);
        int row = count;
        for (; row % ROWS != 0; row--) {
            for (int c = 0; c < columns; c++) {
                int k = row - 1;
                double sum = dot(u, at + k * stride, x, c * stride, row, size);
                x[c * stride + k] = -sum / u[at + k * stride + k];
            }
        }
        for (; row > 0; row -= ROWS) {
            for (int c = 0; c < columns; c++) {
                substituteFour(u, at + (row - ROWS) * stride, stride, row - ROWS, size, x, c * stride);
            }
        }
    }

    private static double dot(double[] u, int at, double[] x, int xAt, int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum = Math.fma(u[at + j], x[xAt + j], sum);
        }
        return sum;
    }

    private static void substituteFour(double[] u, int u0, int stride, int k, int size, double[] x, int at) {
        int u1 = u0 + stride;
        int u2 = u1 + stride;
        int u3 = u2 + stride;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int j = k + ROWS; j < size; j++) {
            double value = x[at + j];
            s0 = Math.fma(u[u0 + j], value, s0);
            s1 = Math.fma(u[u1 + j], value, s1);
            s2 = Math.fma(u[u2 + j], value, s2);
            s3 = Math.fma(u[u3 + j], value, s3);
        }
        double x3 = -s3 / u[u3 + k + 3];
        double x2 = -(s2 + u[u2 + k + 3] * x3) / u[u2 + k + 2];
        double x1 = -(s1 + u[u1 + k + 3] * x3 + u[u1 + k + 2] * x2) / u[u1 + k + 1];
        double x0 = -(s0 + u[u0 + k + 3] * x3 + u[u0 + k + 2] * x2 + u[u0 + k + 1] * x1) / u[u0 + k];
        x[at + k] = x0;
        x[at + k + 1] = x1;
        x[at + k + 2] = x2;
        x[at + k + 3] = x3;
    }
}
