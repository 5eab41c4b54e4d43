package org.preimage.trust;

import java.util.Arrays;
import org.preimage.linalg.Cholesky;

/// How large the errors of one output are: `log width = β · traits`, with the `β` under which the errors of the
/// held-out rows are likeliest if they follow Laplace laws of these widths. That is a convex problem, which
/// Newton's method solves. Beyond the held-out rows the width grows with the surrogate's deviation and with the
/// distance, and with nothing else.
///
/// @param beta `p` numbers, of standardized traits
/// @param mean of each trait
/// @param scale of each trait
/// @param low the least of each trait among the held-out rows
/// @param high the largest of each
/// @param covariance of `β`, `[p × p]`, row-major
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Width(double[] beta, double[] mean, double[] scale, double[] low, double[] high, double[] covariance) {
    /// What pulls every slope to zero, worth so many rows.
    private static final double RIDGE = 2;

    private static final double LEAST_SCALE = 1e-9;
    private static final double JITTER = 1e-9;
    private static final int MOST_STEPS = 60;
    private static final double CONVERGED = 1e-9;
    private static final double SHORTEST_STEP = 1e-6;

    /// Fits.
    ///
    /// @param traits of the rows, `[n × p]`
    /// @param errors their absolute errors, `n` numbers
    /// @param weights how much each row counts, of mean 1
    static Width fit(double[][] traits, double[] errors, double[] weights) {
        int p = traits[0].length;
        double[] mean = new double[p];
        double[] scale = new double[p];
        double[] low = traits[0].clone();
        double[] high = traits[0].clone();
        Arrays.fill(scale, 1);
        for (int t = 1; t < p; t++) {
            double sum = 0;
            double square = 0;
            for (double[] row : traits) {
                sum += row[t];
                low[t] = Math.min(low[t], row[t]);
                high[t] = Math.max(high[t], row[t]);
            }
            mean[t] = sum / traits.length;
            for (double[] row : traits) {
                square += (row[t] - mean[t]) * (row[t] - mean[t]);
            }
            double deviation = Math.sqrt(square / traits.length);
            scale[t] = deviation > LEAST_SCALE ? deviation : 1;
        }
        double[] size = Arrays.stream(errors)
                .map(error -> Math.abs(error) + Traits.ROUNDING)
                .toArray();
        Width shape = new Width(new double[p], mean, scale, low, high, new double[p * p]);
        return new Newton(Arrays.stream(traits).map(shape::standardized).toArray(double[][]::new), size, weights)
                .fitted(shape);
    }

    /// The logarithm of the width.
    double log(double[] traits) {
        double[] inside = standardized(traits);
        double log = 0;
        for (int t = 0; t < beta.length; t++) {
            log += beta[t] * inside[t];
        }
        for (int t : new int[] {Traits.DEVIATION, Traits.DISTANCE}) {
            log += Math.max(0, traits[t] - high[t]);
        }
        return log;
    }

    /// The traits within what the held-out rows have, standardized.
    double[] standardized(double[] traits) {
        double[] inside = new double[traits.length];
        for (int t = 0; t < inside.length; t++) {
            inside[t] = (Math.clamp(traits[t], low[t], high[t]) - mean[t]) / scale[t];
        }
        return inside;
    }

    /// The variance of `g · β`.
    double variance(double[] g) {
        double sum = 0;
        for (int s = 0; s < g.length; s++) {
            for (int t = 0; t < g.length; t++) {
                sum += g[s] * covariance[s * g.length + t] * g[t];
            }
        }
        return Math.max(0, sum);
    }

    /// Minimizes `Σ w (β·t + |e| exp(−β·t)) + ½ ridge Σ β²` but for the ridge of the constant.
    private static final class Newton {
        private final double[][] traits;
        private final double[] size;
        private final double[] weights;
        private final int p;

        Newton(double[][] traits, double[] size, double[] weights) {
            this.traits = traits;
            this.size = size;
            this.weights = weights;
            this.p = traits[0].length;
        }

        Width fitted(Width shape) {
            double[] beta = new double[p];
            beta[0] = Math.log(Arrays.stream(size).average().orElseThrow());
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] move = gradient(beta);
                if (!Cholesky.solve(curvature(beta), move, p) || descend(beta, move) < CONVERGED) {
                    break;
                }
            }
            return new Width(beta, shape.mean, shape.scale, shape.low, shape.high, sandwich(beta));
        }

        /// Goes along `−move` as far as the value falls; returns how far `β` went.
        private double descend(double[] beta, double[] move) {
            double before = value(beta);
            for (double share = 1; share > SHORTEST_STEP; share /= 2) {
                double[] trial = beta.clone();
                double longest = 0;
                for (int t = 0; t < p; t++) {
                    trial[t] -= share * move[t];
                    longest = Math.max(longest, Math.abs(share * move[t]));
                }
                if (value(trial) < before) {
                    System.arraycopy(trial, 0, beta, 0, p);
                    return longest;
                }
            }
            return 0;
        }

        private double dot(double[] beta, int row) {
            double sum = 0;
            for (int t = 0; t < p; t++) {
                sum += beta[t] * traits[row][t];
            }
            return sum;
        }

        private double value(double[] beta) {
            double sum = 0;
            for (int i = 0; i < size.length; i++) {
                double log = dot(beta, i);
                sum += weights[i] * (log + size[i] * Math.exp(-log));
            }
            for (int t = 1; t < p; t++) {
                sum += RIDGE / 2 * beta[t] * beta[t];
            }
            return sum;
        }

        private double[] gradient(double[] beta) {
            double[] gradient = new double[p];
            for (int i = 0; i < size.length; i++) {
                double slope = weights[i] * (1 - size[i] * Math.exp(-dot(beta, i)));
                for (int t = 0; t < p; t++) {
                    gradient[t] += slope * traits[i][t];
                }
            }
            for (int t = 1; t < p; t++) {
                gradient[t] += RIDGE * beta[t];
            }
            return gradient;
        }

        private double[] curvature(double[] beta) {
            double[] curvature = new double[p * p];
            for (int i = 0; i < size.length; i++) {
                addSquare(curvature, traits[i], weights[i] * size[i] * Math.exp(-dot(beta, i)));
            }
            for (int t = 0; t < p; t++) {
                curvature[t * p + t] += t == 0 ? JITTER : RIDGE;
            }
            return curvature;
        }

        private void addSquare(double[] matrix, double[] row, double weight) {
            for (int s = 0; s < p; s++) {
                for (int t = 0; t < p; t++) {
                    matrix[s * p + t] += weight * row[s] * row[t];
                }
            }
        }

        /// `H⁻¹ M H⁻¹` with the curvature `H` and the rows' squared slopes `M`, which holds whether or not the
        /// errors follow Laplace laws (Huber 1967).
        private double[] sandwich(double[] beta) {
            double[] slopes = new double[p * p];
            for (int i = 0; i < size.length; i++) {
                double slope = weights[i] * (1 - size[i] * Math.exp(-dot(beta, i)));
                addSquare(slopes, traits[i], slope * slope);
            }
            double[] once = solved(beta, slopes);
            double[] turned = new double[p * p];
            for (int s = 0; s < p; s++) {
                for (int t = 0; t < p; t++) {
                    turned[s * p + t] = once[t * p + s];
                }
            }
            return solved(beta, turned);
        }

        /// `H⁻¹ M` for a matrix `M`, column by column.
        private double[] solved(double[] beta, double[] matrix) {
            double[] solved = new double[p * p];
            for (int t = 0; t < p; t++) {
                double[] column = new double[p];
                for (int s = 0; s < p; s++) {
                    column[s] = matrix[s * p + t];
                }
                Cholesky.solve(curvature(beta), column, p);
                for (int s = 0; s < p; s++) {
                    solved[s * p + t] = column[s];
                }
            }
            return solved;
        }
    }
}
