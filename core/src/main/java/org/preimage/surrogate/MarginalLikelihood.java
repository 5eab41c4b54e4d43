package org.preimage.surrogate;

import java.util.Arrays;
import java.util.Optional;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.math.DoubleKernels;
import org.preimage.optim.Bfgs;
import org.preimage.run.Workers;

/// How badly the lengths and the nugget explain some pairs: the negative logarithm of the marginal likelihood,
/// with the variance of the process at its best, `s² = yᵀ A⁻¹ y / n`, and `A = K + ν I`:
/// `½ n ln s² + ½ ln det A`, up to a constant (Rasmussen and Williams, equations 2.30 and 5.9).
///
/// The variables are the logarithms of the lengths, one for each input or one for all, and of `ν`.
final class MarginalLikelihood implements Bfgs.Smooth {
    private static final int STRIP = 32;

    private final Covariance covariance;
    private final double[][] x;
    private final double[] y;
    private final Workers workers;

    /// @param x `[d × n]`
    /// @param y `n` numbers
    MarginalLikelihood(Covariance covariance, double[][] x, double[] y, Workers workers) {
        this.covariance = covariance;
        this.x = x;
        this.y = y;
        this.workers = workers;
    }

    /// The lengths that the variables stand for.
    static double[] lengths(double[] variables, int inputs) {
        double[] lengths = new double[inputs];
        for (int v = 0; v < inputs; v++) {
            lengths[v] = Math.exp(variables[Math.min(v, variables.length - 2)]);
        }
        return lengths;
    }

    static double nugget(double[] variables) {
        return Math.exp(variables[variables.length - 1]);
    }

    @Override
    public double value(double[] variables, double[] gradient) {
        int n = y.length;
        double nugget = nugget(variables);
        double[][] scaled = OutputProcess.scaled(x, lengths(variables, x.length));
        Optional<CholeskyFactor> found = OutputProcess.factor(covariance, scaled, n, nugget, workers);
        if (found.isEmpty()) {
            return Double.NaN;
        }
        CholeskyFactor factor = found.orElseThrow();
        double[] solved = y.clone();
        factor.solve(solved);
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += y[i] * solved[i] / n;
        }
        if (!(variance > 0)) {
            return Double.NaN;
        }
        double value = 0.5 * n * Math.log(variance) + 0.5 * factor.logDeterminant();
        differentiate(scaled, factor.inverse(workers), solved, variance, nugget, gradient);
        return value;
    }

    /// `½ tr((A⁻¹ − β βᵀ / s²) ∂A)` with `β = A⁻¹ y`, summed by rows in their order.
    private void differentiate(
            double[][] scaled, double[] inverse, double[] solved, double variance, double nugget, double[] gradient) {
        int n = y.length;
        int d = scaled.length;
        double[][] rows = new double[n][d + 1];
        workers.forEach((n + STRIP - 1) / STRIP, s -> {
            CovarianceRows.Block block = new CovarianceRows.Block();
            for (int i = s * STRIP; i < Math.min(n, (s + 1) * STRIP); i++) {
                row(i, scaled, inverse, solved, variance, rows[i], block);
                rows[i][d] = 0.5 * nugget * (inverse[i * n + i] - solved[i] * solved[i] / variance);
            }
        });
        Arrays.fill(gradient, 0);
        int last = gradient.length - 1;
        for (double[] row : rows) {
            for (int v = 0; v < d; v++) {
                gradient[Math.min(v, last - 1)] += row[v];
            }
            gradient[last] += row[d];
        }
    }

    private void row(
            int i,
            double[][] scaled,
            double[] inverse,
            double[] solved,
            double variance,
            double[] sums,
            CovarianceRows.Block block) {
        int n = y.length;
        double[] at = new double[scaled.length];
        for (int v = 0; v < at.length; v++) {
            at[v] = scaled[v][i];
        }
        CovarianceRows covariances = new CovarianceRows(covariance, scaled);
        for (int from = 0; from < i; from += CovarianceRows.BLOCK) {
            int count = Math.min(CovarianceRows.BLOCK, i - from);
            covariances.evaluate(at, from, count, block);
            for (int j = 0; j < count; j++) {
                block.slopes()[j] *= inverse[i * n + from + j] - solved[i] * solved[from + j] / variance;
            }
            for (int v = 0; v < at.length; v++) {
                for (int j = 0; j < count; j++) {
                    double difference = scaled[v][from + j] - at[v];
                    block.values()[j] = difference * difference;
                }
                sums[v] += DoubleKernels.ACTIVE.sum(block.slopes(), block.values(), 0, 0, count);
            }
        }
    }
}
