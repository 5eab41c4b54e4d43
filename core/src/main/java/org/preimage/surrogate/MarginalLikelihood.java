package org.preimage.surrogate;

import java.util.Arrays;
import java.util.Optional;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.math.Columns;
import org.preimage.math.DoubleKernels;
import org.preimage.optim.Bfgs;
import org.preimage.run.Workers;

/// How badly the lengths and the nugget explain some pairs: the negative logarithm of the marginal likelihood,
/// with the variance of the process at its best, `s² = yᵀ A⁻¹ y / n`, and `A = K + ν I`:
/// `½ n ln s² + ½ ln det A`, up to a constant (Rasmussen and Williams, equations 2.30 and 5.9).
///
/// The variables are the logarithms of the lengths, of which inputs may share some, and of `ν`. Of designs with images
/// it is the process that is equal at all of them.
final class MarginalLikelihood implements Bfgs.Smooth {
    private static final int STRIP = 32;

    private final Covariance covariance;
    private final Orbits x;
    private final double[] y;
    private final int[] shared;
    private final Workers workers;

    /// @param y `n` numbers
    /// @param shared by input: which variable is its length
    MarginalLikelihood(Covariance covariance, Orbits x, double[] y, int[] shared, Workers workers) {
        this.covariance = covariance;
        this.x = x;
        this.y = y;
        this.shared = shared;
        this.workers = workers;
    }

    /// The lengths that the variables stand for.
    static double[] lengths(double[] variables, int[] shared) {
        return Arrays.stream(shared).mapToDouble(k -> Math.exp(variables[k])).toArray();
    }

    static double nugget(double[] variables) {
        return Math.exp(variables[variables.length - 1]);
    }

    @Override
    public double value(double[] variables, double[] gradient) {
        int n = y.length;
        double nugget = nugget(variables);
        Orbits scaled = x.scaled(lengths(variables, shared));
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
            Orbits scaled, double[] inverse, double[] solved, double variance, double nugget, double[] gradient) {
        int n = y.length;
        int d = scaled.inputs();
        double[][] rows = new double[n][d + 1];
        workers.forEach((n + STRIP - 1) / STRIP, s -> {
            CovarianceRows.Block block = new CovarianceRows.Block();
            for (int i = s * STRIP; i < Math.min(n, (s + 1) * STRIP); i++) {
                for (double[][] image : scaled.images()) {
                    row(i, Columns.row(scaled.x(), i), image, inverse, solved, variance, rows[i], block);
                }
                rows[i][d] = 0.5 * nugget * (inverse[i * n + i] - solved[i] * solved[i] / variance);
            }
        });
        Arrays.fill(gradient, 0);
        int last = gradient.length - 1;
        for (double[] row : rows) {
            for (int v = 0; v < d; v++) {
                gradient[shared[v]] += row[v];
            }
            gradient[last] += row[d];
        }
    }

    /// Below the diagonal, where an element stands for two, and half of what is on it, which is none but of images.
    private void row(
            int i,
            double[] at,
            double[][] image,
            double[] inverse,
            double[] solved,
            double variance,
            double[] sums,
            CovarianceRows.Block block) {
        int n = y.length;
        CovarianceRows covariances = new CovarianceRows(covariance, image);
        for (int from = 0; from <= i; from += CovarianceRows.BLOCK) {
            int count = Math.min(CovarianceRows.BLOCK, i + 1 - from);
            covariances.evaluate(at, from, count, block);
            for (int j = 0; j < count; j++) {
                double share = from + j == i ? 0.5 : 1;
                block.slopes()[j] *= share * (inverse[i * n + from + j] - solved[i] * solved[from + j] / variance);
            }
            for (int v = 0; v < at.length; v++) {
                for (int j = 0; j < count; j++) {
                    double difference = image[v][from + j] - at[v];
                    block.values()[j] = difference * difference;
                }
                sums[v] += DoubleKernels.ACTIVE.sum(block.slopes(), block.values(), 0, 0, count);
            }
        }
    }
}
