package org.preimage.surrogate;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preimage.linalg.CholeskyFactor;
import org.preimage.run.Workers;

/// What a Gaussian process says of one output: `Σ weight_j k(x, center_j)`, and what a refinement adds to that.
///
/// @param covariance `k`
/// @param lengths one for each input, standardized
/// @param variance of the process, its amplitude squared, standardized
/// @param nugget the variance of the noise, as a share of that of the process
/// @param centers the designs that it is spanned by, `[d × N]`, in random order
/// @param weights `N` numbers
/// @param refinement of a process of more pairs than there are centers
@SuppressWarnings("ArrayRecordComponent") // large, read only, compared by nobody
public record OutputProcess(
        Covariance covariance,
        double[] lengths,
        double variance,
        double nugget,
        double[][] centers,
        double[] weights,
        @Nullable Refinement refinement) {
    /// So many centers say how sure the process is. More would be surer everywhere at a cost that grows with
    /// their square; how sure it is in one place beside another, which is what calibration needs, they tell.
    static final int WITNESSES = 1500;

    /// The least share of noise that a factor in double stands.
    static final double LEAST_NUGGET = 1e-12;

    private static final int STRIP = 16;
    private static final double LARGEST_NUGGET = 100;
    private static final double SHORTEST = 1e-6;
    private static final double LONGEST = 1e6;

    public OutputProcess {
        if (centers.length == 0 || centers.length != lengths.length || weights.length == 0) {
            throw new IllegalArgumentException(
                    "OutputProcess: expected a length for each input and some centers, found " + lengths.length
                            + " lengths, " + centers.length + " inputs and " + weights.length + " weights");
        }
        if (refinement != null && refinement.inputs() != lengths.length) {
            throw new IllegalArgumentException("OutputProcess: expected a refinement of " + lengths.length
                    + " inputs, found one of " + refinement.inputs());
        }
        for (double[] column : centers) {
            if (column.length != weights.length) {
                throw new IllegalArgumentException(
                        "OutputProcess: expected " + weights.length + " centers, found " + column.length);
            }
        }
        if (!Arrays.stream(lengths).allMatch(length -> length >= SHORTEST && length <= LONGEST)
                || !(variance > 0)
                || !(nugget >= 0 && nugget < LARGEST_NUGGET)) {
            throw new IllegalArgumentException("OutputProcess: expected lengths from " + SHORTEST + " to " + LONGEST
                    + ", a positive variance and a nugget below " + LARGEST_NUGGET + ", found "
                    + Arrays.toString(lengths) + ", " + variance + " and " + nugget);
        }
    }

    /// A process that nothing is added to.
    public OutputProcess(
            Covariance covariance,
            double[] lengths,
            double variance,
            double nugget,
            double[][] centers,
            double[] weights) {
        this(covariance, lengths, variance, nugget, centers, weights, null);
    }

    int inputs() {
        return lengths.length;
    }

    /// The process of the same pairs with the opposite values.
    OutputProcess negated() {
        return new OutputProcess(
                covariance,
                lengths,
                variance,
                nugget,
                centers,
                negated(weights),
                refinement == null ? null : refinement.withWeights(OutputProcess::negated));
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    OutputProcess withVariance(double other) {
        return new OutputProcess(covariance, lengths, other, nugget, centers, weights, refinement);
    }

    OutputProcess refinedBy(Refinement other) {
        return new OutputProcess(covariance, lengths, variance, nugget, centers, weights, other);
    }

    /// The means at some designs, in double.
    ///
    /// @param x standardized, `[d × n]`
    public double[] means(double[][] x, Workers workers) {
        double[] means = new double[x[0].length];
        double[][] scaledCenters = scaledCenters();
        workers.forEach((means.length + STRIP - 1) / STRIP, s -> {
            ProcessPoint point = new ProcessPoint(lengths.length);
            for (int i = s * STRIP; i < Math.min(means.length, (s + 1) * STRIP); i++) {
                for (int v = 0; v < lengths.length; v++) {
                    point.x()[v] = x[v][i] / lengths[v];
                }
                means[i] = point.evaluate(this, scaledCenters, false);
            }
        });
        return means;
    }

    int witnesses() {
        return Math.min(WITNESSES, weights.length);
    }

    /// The factor over the witnesses.
    ///
    /// @param scaled the centers in lengths
    CholeskyFactor witnessFactor(double[][] scaled, Workers workers) {
        return standing(covariance, scaled, witnesses(), nugget, workers).factor();
    }

    /// A factor with the nugget that it needed.
    record Standing(CholeskyFactor factor, double nugget) {}

    /// The factor with the least nugget, from `nugget` on in powers of ten, with which it stands in double.
    ///
    /// @param scaled designs in lengths, `[d × n]` or more
    /// @throws IllegalStateException if none is enough
    static Standing standing(Covariance covariance, double[][] scaled, int n, double nugget, Workers workers) {
        return standing(covariance, Orbits.alone(scaled), n, nugget, workers);
    }

    /// The same of the process that is equal at all images.
    static Standing standing(Covariance covariance, Orbits scaled, int n, double nugget, Workers workers) {
        for (double enough = Math.max(nugget, LEAST_NUGGET); enough < LARGEST_NUGGET; enough *= 10) {
            Optional<CholeskyFactor> factor = factor(covariance, scaled, n, enough, workers);
            if (factor.isPresent()) {
                return new Standing(factor.orElseThrow(), enough);
            }
        }
        throw new IllegalStateException("OutputProcess: expected covariances of " + n
                + " designs that have a factor, found none with noise below " + LARGEST_NUGGET);
    }

    /// The centers in lengths, `[d × N]`.
    double[][] scaledCenters() {
        return scaled(centers, lengths);
    }

    static double[][] scaled(double[][] x, double[] lengths) {
        double[][] scaled = new double[x.length][];
        for (int v = 0; v < x.length; v++) {
            double length = lengths[v];
            scaled[v] = Arrays.stream(x[v]).map(value -> value / length).toArray();
        }
        return scaled;
    }

    /// The factor of the covariance matrix of the first `n` designs, noise included.
    ///
    /// @param scaled designs in lengths, `[d × n]` or more
    static Optional<CholeskyFactor> factor(
            Covariance covariance, Orbits scaled, int n, double nugget, Workers workers) {
        double[] matrix = new double[Math.multiplyExact(n, n)];
        for (double[][] image : scaled.images()) {
            new CovarianceRows(covariance, image).add(scaled.x(), matrix, n, workers);
        }
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] += nugget;
        }
        return CholeskyFactor.of(matrix, n, workers);
    }
}
