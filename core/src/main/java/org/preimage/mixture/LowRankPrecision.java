package org.preimage.mixture;

/// `P = D (I + W Wᵀ) D` with a diagonal `D` and `W` `[d × r]`, for many variables: first the logarithms of the
/// diagonal, bounded, and then `W`, row by row. Its determinant is that of an `r × r` matrix,
/// `|P| = |D|² |I + WᵀW|`.
///
/// @param rank `r`
record LowRankPrecision(int dim, int rank) implements Precision {
    @Override
    public int numbers() {
        return dim * (1 + rank);
    }

    @Override
    public int scratch() {
        return dim + 2 * rank + rank * rank;
    }

    private int w(int at, int v, int k) {
        return at + dim + v * rank + k;
    }

    /// Writes the factor `L` of `I + WᵀW = L Lᵀ` behind the first `d + 2 r` numbers of `scratch`; returns `ln |L|`.
    private double factor(double[] p, int at, double[] scratch) {
        int first = dim + 2 * rank;
        double log = 0;
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (int v = 0; v < dim; v++) {
                    sum += p[w(at, v, i)] * p[w(at, v, j)];
                }
                for (int k = 0; k < j; k++) {
                    sum -= scratch[first + i * rank + k] * scratch[first + j * rank + k];
                }
                scratch[first + i * rank + j] = i == j ? Math.sqrt(sum) : sum / scratch[first + j * rank + j];
            }
            log += Math.log(scratch[first + i * rank + i]);
        }
        return log;
    }

    /// Replaces the `r` numbers at `to` of `scratch` by the solution of `L y = b`.
    private void solveForward(double[] scratch, int to) {
        int first = dim + 2 * rank;
        for (int i = 0; i < rank; i++) {
            double sum = scratch[to + i];
            for (int k = 0; k < i; k++) {
                sum -= scratch[first + i * rank + k] * scratch[to + k];
            }
            scratch[to + i] = sum / scratch[first + i * rank + i];
        }
    }

    /// The same for `(I + L) y = b`.
    private void solveShifted(double[] scratch, int to) {
        int first = dim + 2 * rank;
        for (int i = 0; i < rank; i++) {
            double sum = scratch[to + i];
            for (int k = 0; k < i; k++) {
                sum -= scratch[first + i * rank + k] * scratch[to + k];
            }
            scratch[to + i] = sum / (1 + scratch[first + i * rank + i]);
        }
    }

    /// The same for `Lᵀ y = b`.
    private void solveBackward(double[] scratch, int to) {
        int first = dim + 2 * rank;
        for (int i = rank - 1; i >= 0; i--) {
            double sum = scratch[to + i];
            for (int k = i + 1; k < rank; k++) {
                sum -= scratch[first + k * rank + i] * scratch[to + k];
            }
            scratch[to + i] = sum / scratch[first + i * rank + i];
        }
    }

    /// Writes `a = D δ` and then `b = Wᵀ a` to `scratch`; returns `ln |D| − ½ (aᵀa + bᵀb)`.
    private double whiten(double[] p, int at, double[] delta, double[] scratch) {
        double log = 0;
        for (int v = 0; v < dim; v++) {
            double scale = Precision.bounded(p[at + v]);
            scratch[v] = Math.exp(scale) * delta[v];
            log += scale - 0.5 * scratch[v] * scratch[v];
        }
        project(p, at, scratch);
        for (int k = 0; k < rank; k++) {
            log -= 0.5 * scratch[dim + k] * scratch[dim + k];
        }
        return log;
    }

    /// Writes `Wᵀ a` behind `a`.
    private void project(double[] p, int at, double[] scratch) {
        for (int k = 0; k < rank; k++) {
            double sum = 0;
            for (int v = 0; v < dim; v++) {
                sum += p[w(at, v, k)] * scratch[v];
            }
            scratch[dim + k] = sum;
        }
    }

    @Override
    public double logDensity(double[] p, int at, double[] delta, double[] scratch) {
        return factor(p, at, scratch) + whiten(p, at, delta, scratch);
    }

    /// With `∂ ½ ln|I + WᵀW| = W (I + WᵀW)⁻¹` and `∂ (−½ bᵀb) = −a bᵀ`.
    @Override
    public void addGradient(
            double[] p, int at, double[] delta, double weight, double[] gradient, double[] mean, double[] scratch) {
        factor(p, at, scratch);
        whiten(p, at, delta, scratch);
        int row = dim + rank;
        for (int v = 0; v < dim; v++) {
            double a = scratch[v];
            double pulled = a;
            for (int k = 0; k < rank; k++) {
                pulled += p[w(at, v, k)] * scratch[dim + k];
                scratch[row + k] = p[w(at, v, k)];
            }
            solveForward(scratch, row);
            solveBackward(scratch, row);
            for (int k = 0; k < rank; k++) {
                gradient[w(at, v, k)] += weight * (scratch[row + k] - a * scratch[dim + k]);
            }
            double scale = Precision.bounded(p[at + v]);
            gradient[at + v] += weight * Precision.slope(scale) * (1 - a * pulled);
            mean[v] = weight * Math.exp(scale) * pulled;
        }
    }

    /// `δ = D⁻¹ (I − W L⁻ᵀ (I + L)⁻¹ Wᵀ) z`: the bracket times its transpose is `(I + W Wᵀ)⁻¹`.
    @Override
    public void deviate(double[] p, int at, double[] z, double[] scratch) {
        factor(p, at, scratch);
        System.arraycopy(z, 0, scratch, 0, dim);
        project(p, at, scratch);
        solveShifted(scratch, dim);
        solveBackward(scratch, dim);
        for (int v = 0; v < dim; v++) {
            double sum = z[v];
            for (int k = 0; k < rank; k++) {
                sum -= p[w(at, v, k)] * scratch[dim + k];
            }
            z[v] = sum / Math.exp(Precision.bounded(p[at + v]));
        }
    }
}
