package org.preimage.trust;

import java.util.Arrays;
import org.preimage.run.Workers;

/// The held-out rows that are like a design: those of the nearest width and prediction. Their errors, in
/// widths, are the law of the design's.
///
/// @param rows of each design, `[n × K]`
/// @param weights of these rows, which sum to one, `[n × K]`
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Peers(int[][] rows, double[][] weights) {
    private static final int FEWEST = 120;
    private static final double SHARE = 0.15;
    private static final int TILE = 32;

    /// Finds the peers of designs.
    ///
    /// @param signs what designs are compared by, `[s × n]`
    /// @param held the same of the held-out rows, `[s × h]`
    /// @param themselves whether the designs are the held-out rows, of which none is a peer of its own
    static Peers of(double[][] signs, double[][] held, boolean themselves, Workers workers) {
        int n = signs[0].length;
        int h = held[0].length;
        int others = themselves ? h - 1 : h;
        int count = Math.min(others, Math.max(FEWEST, (int) (SHARE * h)));
        Peers peers = new Peers(new int[n][], new double[n][]);
        workers.forEach((n + TILE - 1) / TILE, tile -> {
            double[] squared = new double[h];
            for (int i = tile * TILE; i < Math.min(n, (tile + 1) * TILE); i++) {
                distances(signs, i, held, squared);
                if (themselves) {
                    squared[i] = Double.POSITIVE_INFINITY;
                }
                peers.write(i, squared, count);
            }
        });
        return peers;
    }

    private static void distances(double[][] signs, int i, double[][] held, double[] squared) {
        Arrays.fill(squared, 0);
        for (int s = 0; s < signs.length; s++) {
            double[] column = held[s];
            double value = signs[s][i];
            for (int j = 0; j < squared.length; j++) {
                double difference = column[j] - value;
                squared[j] += difference * difference;
            }
        }
    }

    /// Epanechnikov's weights, `1 − (distance / farthest)²`, of the nearest `count` rows, in the order of the
    /// rows.
    private void write(int i, double[] squared, int count) {
        double[] sorted = squared.clone();
        Arrays.sort(sorted);
        double last = sorted[count - 1];
        double beyond = count < sorted.length && sorted[count] < Double.POSITIVE_INFINITY ? sorted[count] : last;
        double least = sorted[0];
        double span = Math.max(beyond - least, last - least) * (1 + 1e-3) + Double.MIN_NORMAL;
        int[] chosen = new int[count];
        double[] weight = new double[count];
        double sum = 0;
        int k = 0;
        for (int j = 0; j < squared.length && k < count; j++) {
            if (squared[j] <= last) {
                chosen[k] = j;
                weight[k] = 1 - (squared[j] - least) / span;
                sum += weight[k];
                k++;
            }
        }
        for (k = 0; k < count; k++) {
            weight[k] /= sum;
        }
        rows[i] = chosen;
        weights[i] = weight;
    }

    /// How many equal rows say as much about design `i`: `1 / Σ w²` (Kish 1965).
    double effective(int i) {
        double square = 0;
        for (double weight : weights[i]) {
            square += weight * weight;
        }
        return 1 / square;
    }
}
