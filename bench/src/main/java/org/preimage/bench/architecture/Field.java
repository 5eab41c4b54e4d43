package org.preimage.bench.architecture;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Smooth random fields on a quarter of a cell with two mirror lines: sums of the cosines that are even about
/// all mirror lines, with normal amplitudes that fall with the frequency as a Gaussian.
final class Field {
    private final int side;
    private final double[] cosines;
    private final double[] amplitudes;
    private final double[] half;
    private final double[] falls;

    /// @param side pixels of a side of the quarter
    Field(int side) {
        this.side = side;
        cosines = new double[side * side];
        amplitudes = new double[side * side];
        half = new double[side * side];
        falls = new double[side];
        for (int k = 0; k < side; k++) {
            for (int r = 0; r < side; r++) {
                cosines[k * side + r] = Math.cos(Math.PI * k * (r + 0.5) / side);
            }
        }
    }

    /// Draws a field without a mean.
    ///
    /// @param cutoff the frequency, in waves a cell, at which amplitudes are 0.6 of those of long waves
    /// @param diagonal whether the field is even about the diagonals, too
    /// @param field gets it, row by row
    void draw(RandomGenerator random, double cutoff, boolean diagonal, double[] field) {
        for (int k = 0; k < side; k++) {
            falls[k] = Math.exp(-k * k / (2 * cutoff * cutoff));
        }
        for (int k = 0; k < side; k++) {
            for (int l = 0; l < side; l++) {
                amplitudes[k * side + l] = falls[k] * falls[l] * random.nextGaussian();
            }
        }
        amplitudes[0] = 0;
        for (int k = 0; diagonal && k < side; k++) {
            for (int l = 0; l < k; l++) {
                double mean = (amplitudes[k * side + l] + amplitudes[l * side + k]) / 2;
                amplitudes[k * side + l] = mean;
                amplitudes[l * side + k] = mean;
            }
        }
        Arrays.fill(half, 0);
        Arrays.fill(field, 0);
        for (int k = 0; k < side; k++) {
            for (int l = 0; l < side; l++) {
                add(amplitudes[k * side + l], cosines, l, half, k);
            }
        }
        for (int r = 0; r < side; r++) {
            for (int k = 0; k < side; k++) {
                add(cosines[k * side + r], half, k, field, r);
            }
        }
        if (diagonal) {
            Quarter.symmetrize(field, side); // sums of the two orders differ by rounding
        }
    }

    private void add(double times, double[] from, int row, double[] to, int toRow) {
        for (int c = 0; c < side; c++) {
            to[toRow * side + c] += times * from[row * side + c];
        }
    }
}
