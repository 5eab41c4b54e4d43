package org.preimage.mixture;

/// `P = L Lᵀ` with a lower triangle `L`: first the logarithms of its diagonal, bounded, and then what is below it,
/// row by row.
record FullPrecision(int dim) implements Precision {
    @Override
    public int numbers() {
        return dim * (dim + 1) / 2;
    }

    @Override
    public int scratch() {
        return 2 * dim;
    }

    /// Where the entry `L_ij` is, `i > j`.
    private int below(int at, int i, int j) {
        return at + dim + i * (i - 1) / 2 + j;
    }

    /// Writes the diagonal of `L` and then `Lᵀ δ` to `scratch`; returns `ln |L|`.
    private double whiten(double[] p, int at, double[] delta, double[] scratch) {
        double log = 0;
        for (int j = 0; j < dim; j++) {
            double scale = Precision.bounded(p[at + j]);
            log += scale;
            scratch[j] = Math.exp(scale);
            double sum = scratch[j] * delta[j];
            for (int i = j + 1; i < dim; i++) {
                sum += p[below(at, i, j)] * delta[i];
            }
            scratch[dim + j] = sum;
        }
        return log;
    }

    @Override
    public double logDensity(double[] p, int at, double[] delta, double[] scratch) {
        double log = whiten(p, at, delta, scratch);
        for (int j = 0; j < dim; j++) {
            log -= 0.5 * scratch[dim + j] * scratch[dim + j];
        }
        return log;
    }

    @Override
    public void addGradient(
            double[] p, int at, double[] delta, double weight, double[] gradient, double[] mean, double[] scratch) {
        whiten(p, at, delta, scratch);
        for (int i = 0; i < dim; i++) {
            double u = scratch[dim + i];
            double slope = Precision.slope(Precision.bounded(p[at + i]));
            gradient[at + i] += weight * slope * (1 - u * delta[i] * scratch[i]);
            double sum = scratch[i] * u;
            for (int j = 0; j < i; j++) {
                gradient[below(at, i, j)] -= weight * scratch[dim + j] * delta[i];
                sum += p[below(at, i, j)] * scratch[dim + j];
            }
            mean[i] = weight * sum;
        }
    }

    @Override
    public void deviate(double[] p, int at, double[] z, double[] scratch) {
        for (int j = dim - 1; j >= 0; j--) {
            double sum = z[j];
            for (int i = j + 1; i < dim; i++) {
                sum -= p[below(at, i, j)] * z[i];
            }
            z[j] = sum / Math.exp(Precision.bounded(p[at + j]));
        }
    }
}
