package org.preimage.surrogate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.preimage.math.DoubleKernels;

/// The work on one design at a time: a process's mean there and its gradient.
final class ProcessPoint {
    private final double[] x;
    private final double[] slope;
    private final double[] own;
    private final CovarianceRows.Block block = new CovarianceRows.Block();

    ProcessPoint(int inputs) {
        x = new double[inputs];
        slope = new double[inputs];
        own = new double[inputs];
    }

    /// The design in lengths, `d` numbers, to be written before an evaluation.
    double[] x() {
        return x;
    }

    /// The gradient of the last evaluation's mean, in lengths.
    double[] slope() {
        return slope;
    }

    /// The mean at the design, and its gradient.
    ///
    /// @param scaled the process's centers in lengths
    /// @param sloped whether the gradient is wanted
    double evaluate(OutputProcess process, double[][] scaled, boolean sloped) {
        Arrays.fill(slope, 0);
        double mean = sum(process.covariance(), scaled, process.weights(), sloped ? slope : null);
        Refinement refinement = process.refinement();
        if (refinement == null) {
            return mean;
        }
        double[] refined = {mean};
        refinement.tree().visit(x, (cell, weight, weightSlope) -> {
            Arrays.fill(own, 0);
            double local =
                    sum(process.covariance(), refinement.centers(cell), refinement.weights(cell), sloped ? own : null);
            refined[0] += weight * local;
            for (int v = 0; v < slope.length && sloped; v++) {
                slope[v] += weight * own[v] + local * weightSlope[v];
            }
        });
        return refined[0];
    }

    /// The sum of covariances times weights; adds its gradient, if that is wanted.
    private double sum(Covariance covariance, double[][] scaled, double[] weights, double @Nullable [] gradient) {
        CovarianceRows rows = new CovarianceRows(covariance, scaled);
        double[] slopes = block.slopes();
        double sum = 0;
        for (int from = 0; from < weights.length; from += CovarianceRows.BLOCK) {
            int count = Math.min(CovarianceRows.BLOCK, weights.length - from);
            rows.evaluate(x, from, count, block);
            sum += DoubleKernels.ACTIVE.sum(block.values(), weights, from, 0, count);
            if (gradient == null) {
                continue;
            }
            for (int j = 0; j < count; j++) {
                slopes[j] *= weights[from + j];
            }
            for (int v = 0; v < gradient.length; v++) {
                gradient[v] += DoubleKernels.ACTIVE.sum(slopes, scaled[v], from, x[v], count);
            }
        }
        return sum;
    }
}
