package org.preimage.linalg;

import org.preimage.run.Workers;

/// Products of a matrix with its own transpose, of which the lower triangle is computed.
public final class Gram {
    private static final int STRIP = 96;
    private static final int BLOCK = 256;

    private Gram() {}

    /// `C −= A·Aᵀ`.
    ///
    /// @param a `[n × k]`, row-major
    /// @param c `[n × n]`; more than the lower triangle may be changed
    public static void subtract(double[] a, int n, int k, double[] c, Workers workers) {
        subtract(a, k, 1, n, k, c, workers);
    }

    /// `C −= Aᵀ·A`.
    ///
    /// @param a `[k × n]`, row-major
    /// @param c `[n × n]`; more than the lower triangle may be changed
    public static void subtractTransposed(double[] a, int k, int n, double[] c, Workers workers) {
        subtract(a, 1, n, n, k, c, workers);
    }

    private static void subtract(double[] a, int row, int step, int n, int k, double[] c, Workers workers) {
        int strips = (n + STRIP - 1) / STRIP;
        for (int from = 0; from < k; from += BLOCK) {
            int steps = Math.min(BLOCK, k - from);
            int at = from * step;
            Packed right = Packed.right(a, at, row, step, n, steps);
            workers.forEach(strips, t -> {
                int first = (strips - 1 - t) * STRIP; // the longest strips first
                int rows = Math.min(STRIP, n - first);
                Packed.left(a, at + first * row, row, step, rows, steps)
                        .subtract(right, 0, first + rows, steps, c, first * n, n);
            });
        }
    }
}
