package org.preimage.bench.paper;

import java.util.List;

/// The squared maximum mean discrepancy of two samples (Gretton et al. 2012), over all pairs and in double: the mean of
/// `k(x, x′) + k(y, y′) − 2 k(x, y)` with `k = Σ_a a²/(a² + ‖u − v‖²)`, `a` of 0.05, 0.2 and 0.9.
final class Discrepancy {
    private static final double[] WIDTHS = {0.05, 0.2, 0.9};

    private Discrepancy() {}

    /// @param x designs, `[n][d]`
    /// @param y designs, `[k][d]`
    /// @param unit of each input, `[d]`
    static double of(List<double[]> x, List<double[]> y, double[] unit) {
        return mean(x, x, unit) + mean(y, y, unit) - 2 * mean(x, y, unit);
    }

    private static double mean(List<double[]> x, List<double[]> y, double[] unit) {
        double sum = 0;
        for (double[] u : x) {
            for (double[] v : y) {
                double square = 0;
                for (int i = 0; i < u.length; i++) {
                    double difference = (u[i] - v[i]) / unit[i];
                    square += difference * difference;
                }
                for (double a : WIDTHS) {
                    sum += a * a / (a * a + square);
                }
            }
        }
        return sum / ((double) x.size() * y.size());
    }
}
