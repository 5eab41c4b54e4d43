package org.preimage.surrogate;

import org.preimage.math.DoubleKernels;

/// How alike two values are by the distance `r` of their designs in lengths; 1 at none (Rasmussen and Williams,
/// Gaussian Processes for Machine Learning, section 4.2).
public enum Covariance {
    /// `exp(−r² / 2)`: for smooth functions.
    SQUARED_EXPONENTIAL {
        @Override
        void evaluate(double[] squares, double[] values, double[] slopes, int n) {
            for (int j = 0; j < n; j++) {
                values[j] = 0.5 * squares[j];
            }
            DoubleKernels.ACTIVE.decay(values, n);
            System.arraycopy(values, 0, slopes, 0, n);
        }
    },
    /// `(1 + √5 r + 5 r² / 3) exp(−√5 r)`: for functions with kinks.
    MATERN_52 {
        @Override
        void evaluate(double[] squares, double[] values, double[] slopes, int n) {
            for (int j = 0; j < n; j++) {
                slopes[j] = Math.sqrt(5 * squares[j]);
                values[j] = slopes[j];
            }
            DoubleKernels.ACTIVE.decay(values, n);
            for (int j = 0; j < n; j++) {
                double r = slopes[j];
                double decayed = values[j];
                values[j] = (1 + r + r * r / 3) * decayed;
                slopes[j] = 5.0 / 3 * (1 + r) * decayed;
            }
        }
    };

    /// The covariances of `n` squared distances.
    ///
    /// @param values is filled with `k`
    /// @param slopes is filled with `−(dk/dr) / r`: the gradient of `k` by a design is the slope times the vector
    ///     to the other one, in lengths
    abstract void evaluate(double[] squares, double[] values, double[] slopes, int n);
}
