package org.preimage.trust;

import java.util.List;
import java.util.stream.IntStream;

/// Whether what was given a probability happened that often: predicted probabilities in ten bins of equal
/// breadth.
///
/// @param bins from the least probable to the most; those without rows are left out
public record Reliability(List<Bin> bins) {
    private static final int BINS = 10;

    /// One bin.
    ///
    /// @param rows how many probabilities fell into it, at least one
    /// @param predicted their mean
    /// @param hits how many of the rows hit
    public record Bin(int rows, double predicted, int hits) {
        /// The share of the rows that hit.
        public double observed() {
            return (double) hits / rows;
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /// Compares.
    ///
    /// @param predicted probabilities, `n` numbers
    /// @param hit what happened, `n` values
    public static Reliability of(double[] predicted, boolean[] hit) {
        int[] rows = new int[BINS];
        int[] hits = new int[BINS];
        double[] sum = new double[BINS];
        for (int i = 0; i < predicted.length; i++) {
            int bin = Math.min(BINS - 1, (int) (BINS * predicted[i]));
            rows[bin]++;
            sum[bin] += predicted[i];
            hits[bin] += hit[i] ? 1 : 0;
        }
        return new Reliability(IntStream.range(0, BINS)
                .filter(bin -> rows[bin] > 0)
                .mapToObj(bin -> new Bin(rows[bin], sum[bin] / rows[bin], hits[bin]))
                .toList());
    }
}
