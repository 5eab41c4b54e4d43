package org.preimage.trust;

import java.util.Arrays;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.run.Workers;
import org.preimage.surrogate.LeftOut;

/// The rows that a surrogate was fitted to, and how wrong it is at each of them: without that row, where this is
/// known.
///
/// @param x their features, `[n × d]`
/// @param errors absolute errors, `[m × n]`
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Neighborhood(Batch x, double[][] errors) {
    /// So many rows around a design are looked at.
    private static final int NEAREST = 8;

    /// Designs that are one part of the work.
    private static final int TILE = 32;

    /// @param errors with their signs; where one is missing, the mean of the others stands for it
    static Neighborhood of(Batch x, double[][] errors) {
        double[][] filled = new double[errors.length][];
        for (int o = 0; o < errors.length; o++) {
            double mean = Arrays.stream(errors[o])
                    .map(Math::abs)
                    .filter(error -> !Double.isNaN(error))
                    .average()
                    .orElse(1);
            filled[o] = Arrays.stream(errors[o])
                    .map(error -> Double.isNaN(error) ? mean : Math.abs(error))
                    .toArray();
        }
        return new Neighborhood(x, filled);
    }

    /// What surrounds designs.
    ///
    /// @param distance to the nearest row, `n` numbers
    /// @param reach the distance to the farthest of the nearest rows, `n` numbers
    /// @param errors the mean absolute errors at the nearest rows, weighted by nearness, `[m × n]`
    record Around(double[] distance, double[] reach, double[][] errors) {
        Around and(Around other) {
            return new Around(
                    Columns.joined(distance, other.distance),
                    Columns.joined(reach, other.reach),
                    Columns.joined(errors, other.errors));
        }
    }

    /// What surrounds the designs `at`, `[n × d]`.
    Around around(Batch at, Workers workers) {
        return around(at, (output, row, design) -> errors[output][row], workers);
    }

    /// What surrounds each of the rows, to which it does not belong: errors at the others are those without both.
    Around amongThemselves(LeftOut left, Workers workers) {
        return around(x, (output, row, own) -> Math.abs(left.error(output, row, own)), workers);
    }

    /// How wrong the surrogate is at a row beside a design.
    private interface Beside {
        double error(int output, int row, int design);
    }

    private Around around(Batch at, Beside beside, Workers workers) {
        int n = at.size();
        Around around = new Around(new double[n], new double[n], new double[errors.length][n]);
        workers.forEach((n + TILE - 1) / TILE, tile -> {
            double[] squared = new double[x.size()];
            for (int i = tile * TILE; i < Math.min(n, (tile + 1) * TILE); i++) {
                write(at, i, beside, squared, around);
            }
        });
        return around;
    }

    private void write(Batch at, int i, Beside beside, double[] squared, Around around) {
        Arrays.fill(squared, 0);
        for (int v = 0; v < x.width(); v++) {
            float value = at.get(i, v);
            int row = x.row(v);
            for (int j = 0; j < squared.length; j++) {
                double difference = x.data()[row + j] - value;
                squared[j] += difference * difference;
            }
        }
        boolean own = at == x; // a row is no neighbor of its own
        if (own) {
            squared[i] = Double.POSITIVE_INFINITY;
        }
        int[] nearest = nearest(squared, own ? squared.length - 1 : squared.length);
        around.distance[i] = Math.sqrt(squared[nearest[0]]);
        around.reach[i] = Math.sqrt(squared[nearest[nearest.length - 1]]);
        double[] weights = weights(squared, nearest);
        for (int o = 0; o < errors.length; o++) {
            double sum = 0;
            for (int k = 0; k < nearest.length; k++) {
                sum += weights[k] * beside.error(o, nearest[k], i);
            }
            around.errors[o][i] = sum;
        }
    }

    /// The positions of the smallest numbers, the smallest first; of equal ones the first.
    private static int[] nearest(double[] squared, int most) {
        int[] nearest = new int[Math.min(NEAREST, most)];
        int count = 0;
        for (int j = 0; j < squared.length; j++) {
            if (count < nearest.length || squared[j] < squared[nearest[count - 1]]) {
                int at = count < nearest.length ? count++ : count - 1;
                while (at > 0 && squared[j] < squared[nearest[at - 1]]) {
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                nearest[at] = j;
            }
        }
        return nearest;
    }

    /// Inverse distances, summing to one; a row that is met counts like one a thousandth as far as the
    /// farthest.
    private static double[] weights(double[] squared, int[] nearest) {
        double least = 1e-3 * Math.sqrt(squared[nearest[nearest.length - 1]]) + Double.MIN_NORMAL;
        double[] weights = new double[nearest.length];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = 1 / (Math.sqrt(squared[nearest[k]]) + least);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
