package org.preimage.sampling;

/// How many points in how many dimensions, once known to be fit.
///
/// @param n points, at least 1
/// @param k dimensions, at least 1
record Shape(int n, int k) {
    Shape {
        if (n < 1 || k < 1) {
            throw new IllegalArgumentException(
                    "PointSet: expected at least 1 point and 1 dimension, found " + n + " × " + k);
        }
    }

    double[][] zeros() {
        return new double[n][k];
    }
}
