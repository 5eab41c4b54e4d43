package org.preimage.sampling;

import java.util.random.RandomGenerator;
import org.preimage.random.Seed;

/// A scrambled Sobol sequence, from its start, with the direction numbers of Joe and Kuo (2008). The
/// scramble is Matoušek's, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998): a random
/// lower triangular matrix over the two-element field, then a random digital shift. It keeps the digital
/// net: of the first `2^m` points every coordinate has one in each of `2^m` equal cells.
public record Sobol() implements PointSet {
    /// The largest number of dimensions.
    public static final int LARGEST_DIMENSION = 4096;

    private static final int BITS = DirectionNumbers.BITS;

    @Override
    public String name() {
        return "sobol";
    }

    /// The first `n` points of the scrambled sequence.
    ///
    /// @throws IllegalArgumentException if `n` or `k` is less than 1, or `k` is more than
    ///     [#LARGEST_DIMENSION]
    @Override
    public double[][] points(int n, int k, Seed seed) {
        double[][] points = new Shape(n, k).zeros();
        int[][] directions = DirectionNumbers.first(k);
        for (int c = 0; c < k; c++) {
            RandomGenerator generator = seed.of(c).generator();
            int[] scrambled = scramble(directions[c], generator);
            int[] digits = digits(n, scrambled, generator.nextInt());
            for (int i = 0; i < n; i++) {
                points[i][c] = (Integer.toUnsignedLong(digits[i]) + 0.5) * 0x1.0p-32;
            }
        }
        return points;
    }

    /// One coordinate of the first `n` points in the order of the Gray code (Antonov and Saleev 1979), as
    /// the 32 bits after the binary point, each with `shift` added without carry.
    static int[] digits(int n, int[] directions, int shift) {
        int[] digits = new int[n];
        digits[0] = shift;
        for (int i = 1; i < n; i++) {
            digits[i] = digits[i - 1] ^ directions[Integer.numberOfTrailingZeros(i)];
        }
        return digits;
    }

    /// The direction numbers times a random lower triangular matrix with a unit diagonal: bit `b` below the
    /// binary point of the product is bit `b` itself plus a random choice of the bits above it.
    private static int[] scramble(int[] directions, RandomGenerator generator) {
        int[] scrambled = new int[BITS];
        for (int b = 0; b < BITS; b++) {
            int bit = 1 << (BITS - 1 - b);
            int above = b == 0 ? 0 : -1 << (BITS - b);
            int row = (generator.nextInt() & above) | bit;
            for (int j = 0; j < BITS; j++) {
                if ((Integer.bitCount(row & directions[j]) & 1) == 1) {
                    scrambled[j] |= bit;
                }
            }
        }
        return scrambled;
    }
}
