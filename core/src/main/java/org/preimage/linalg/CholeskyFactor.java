package org.preimage.linalg;

import java.util.Optional;
import org.preimage.run.Workers;

/// The lower Cholesky factor `L` of a large symmetric positive definite matrix, `A = L·Lᵀ`, row-major in double.
/// It is found block of columns by block of columns, each followed by an update of all that is right of it
/// (Golub and Van Loan, Matrix Computations, section 4.2.9). Every element is computed by the same operations
/// whatever the number of threads.
public final class CholeskyFactor {
    /// Columns at a time: what they hold of a panel stays in the first cache.
    private static final int BLOCK = 256;
    /// Rows that are one part of the work.
    private static final int STRIP = 96;
    /// Columns solved one by one between two products.
    private static final int STEP = 16;

    private final double[] l;
    private final int n;

    private CholeskyFactor(double[] l, int n) {
        this.l = l;
        this.n = n;
    }

    /// The factor of `a`, which it overwrites and keeps; empty if `a` is not positive definite in double.
    ///
    /// @param a `[n × n]`, of which the lower triangle is read
    public static Optional<CholeskyFactor> of(double[] a, int n, Workers workers) {
        if (a.length < (long) n * n) {
            throw new IllegalArgumentException(
                    "Cholesky: expected a matrix of " + n + " × " + n + " numbers, found " + a.length);
        }
        CholeskyFactor factor = new CholeskyFactor(a, n);
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            if (!factor.factorDiagonal(from, to)) {
                return Optional.empty();
            }
            factor.update(from, to, workers);
        }
        return Optional.of(factor);
    }

    /// The number of rows.
    public int size() {
        return n;
    }

    private boolean factorDiagonal(int from, int to) {
        for (int j = from; j < to; j++) {
            double pivot = l[j * n + j];
            for (int k = from; k < j; k++) {
                pivot -= l[j * n + k] * l[j * n + k];
            }
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            l[j * n + j] = root;
            for (int i = j + 1; i < to; i++) {
                l[i * n + j] = (l[i * n + j] - dot(i, j, from, j)) / root;
            }
        }
        return true;
    }

    private double dot(int i, int j, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += l[i * n + k] * l[j * n + k];
        }
        return sum;
    }

    /// The rows below a factored block of columns, then all that is right of it.
    private void update(int from, int to, Workers workers) {
        int left = n - to;
        int strips = (left + STRIP - 1) / STRIP;
        Packed diagonal = Packed.right(l, from * n + from, n, 1, to - from, to - from);
        workers.forEach(strips, s -> {
            int row = to + s * STRIP;
            solve(l, row * n, Math.min(STRIP, n - row), from, to, diagonal);
        });
        Packed right = Packed.right(l, to * n + from, n, 1, left, to - from);
        workers.forEach(strips, t -> {
            int s = strips - 1 - t; // the longest strips first
            int row = to + s * STRIP;
            int rows = Math.min(STRIP, n - row);
            Packed.left(l, row * n + from, n, 1, rows, to - from)
                    .subtract(right, 0, row + rows - to, to - from, l, row * n + to, n);
        });
    }

    /// Rows `x` with `x·Lᵀ = b` in the columns of one block, of which those to the left are already taken off.
    private void solve(double[] b, int at, int count, int from, int to, Packed diagonal) {
        Packed solved = Packed.left(count, to - from);
        for (int step = from; step < to; step += STEP) {
            int end = Math.min(to, step + STEP);
            solved.subtract(diagonal, step - from, end - from, step - from, b, at + step, n);
            for (int i = 0; i < count; i++) {
                substitute(b, at + i * n, step, end);
            }
            solved.put(b, at + from, n, 1, step - from, end - from);
        }
    }

    private void substitute(double[] rows, int row, int from, int to) {
        for (int j = from; j < to; j++) {
            double sum = rows[row + j];
            for (int k = from; k < j; k++) {
                sum -= rows[row + k] * l[j * n + k];
            }
            rows[row + j] = sum / l[j * n + j];
        }
    }

    /// `L⁻¹·b` for many right-hand sides, each a row, in place.
    ///
    /// @param b `[count × n]`
    public void solveForward(double[] b, int count, Workers workers) {
        int strips = (count + STRIP - 1) / STRIP;
        for (int from = 0; from < n; from += BLOCK) {
            int first = from;
            int to = Math.min(n, from + BLOCK);
            Packed before = Packed.right(l, first * n, n, 1, to - first, first);
            Packed diagonal = Packed.right(l, first * n + first, n, 1, to - first, to - first);
            workers.forEach(strips, s -> {
                int row = s * STRIP;
                int rows = Math.min(STRIP, count - row);
                Packed.left(b, row * n, n, 1, rows, first)
                        .subtract(before, 0, to - first, first, b, row * n + first, n);
                solve(b, row * n, rows, first, to, diagonal);
            });
        }
    }

    /// `A⁻¹·b`, in place.
    ///
    /// @param b `n` numbers
    public void solve(double[] b) {
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
        solveBackward(b);
    }

    /// `L⁻ᵀ·b`, in place.
    ///
    /// @param b `n` numbers
    public void solveBackward(double[] b) {
        for (int i = n - 1; i >= 0; i--) {
            double value = b[i] / l[i * n + i];
            b[i] = value;
            for (int k = 0; k < i; k++) {
                b[k] -= value * l[i * n + k];
            }
        }
    }

    /// `A⁻¹`, `[n × n]`, of which the lower triangle is filled.
    public double[] inverse(Workers workers) {
        double[] columns = new double[n * n];
        for (int i = 0; i < n; i++) {
            columns[i * n + i] = 1;
        }
        solveForward(columns, n, workers);
        double[] inverse = new double[n * n];
        Gram.subtract(columns, n, n, inverse, workers);
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = -inverse[i];
        }
        return inverse;
    }

    /// `ln det A`.
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(l[i * n + i]);
        }
        return 2 * sum;
    }
}
