package org.preimage.mixture;

/// How the numbers of one Gaussian make its precision matrix `P`, the inverse of its covariance. Densities are
/// without the constant `(2π)^(−d/2)`.
///
/// The numbers of a Gaussian stand at `at` of an array that holds those of others too; `δ` is `x − μ`, `d` numbers.
sealed interface Precision permits FullPrecision, LowRankPrecision {
    /// A logarithm of a scale is held between plus and minus this, so that no Gaussian shrinks to a point.
    double LARGEST_LOG_SCALE = 7;

    /// The number of variables, `d`.
    int dim();

    /// How many numbers make a matrix.
    int numbers();

    /// How much working memory the other methods need.
    int scratch();

    /// `½ ln |P| − ½ δᵀ P δ`.
    double logDensity(double[] p, int at, double[] delta, double[] scratch);

    /// Adds `weight` times the gradient of [#logDensity] with respect to the numbers to those at `at` of `gradient`,
    /// and writes that with respect to the mean, `P δ`, times `weight`, to `mean`.
    void addGradient(
            double[] p, int at, double[] delta, double weight, double[] gradient, double[] mean, double[] scratch);

    /// A deviate of covariance `P⁻¹` from one of covariance `I`.
    ///
    /// @param z `d` numbers, replaced by `δ`
    void deviate(double[] p, int at, double[] z, double[] scratch);

    /// A logarithm of a scale from a number of any size.
    static double bounded(double raw) {
        return LARGEST_LOG_SCALE * Math.tanh(raw / LARGEST_LOG_SCALE);
    }

    /// The slope of [#bounded(double)] where that is `value`.
    static double slope(double value) {
        double t = value / LARGEST_LOG_SCALE;
        return 1 - t * t;
    }
}
