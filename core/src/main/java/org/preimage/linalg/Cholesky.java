package org.preimage.linalg;

/// The Cholesky factorization of small symmetric positive definite matrices, row-major, in place.
public final class Cholesky {
    private Cholesky() {}

    /// Solves `A·x = b`, overwriting `a` with its factor and `b` with `x`.
    ///
    /// @param a `[n × n]`, of which the lower triangle is read
    /// @param b the right-hand side, `n` numbers
    /// @return false, with both left half done, if `a` is not positive definite
    public static boolean solve(double[] a, double[] b, int n) {
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            for (int k = 0; k < j; k++) {
                pivot -= a[j * n + k] * a[j * n + k];
            }
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            a[j * n + j] = root;
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = sum / root;
            }
        }
        substitute(a, b, n);
        return true;
    }

    private static void substitute(double[] l, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= l[i * n + k] * b[k];
            }
            b[i] /= l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= l[k * n + i] * b[k];
            }
            b[i] /= l[i * n + i];
        }
    }
}
