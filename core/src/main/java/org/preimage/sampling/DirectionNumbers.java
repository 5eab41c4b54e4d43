package org.preimage.sampling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The direction numbers of the Sobol sequence: read from the table of Joe and Kuo, then extended to 32
/// bits by the recurrence of their paper (2008), equation 2.
final class DirectionNumbers {
    /// How many direction numbers, and bits in each, a dimension has.
    static final int BITS = 32;

    private static final String TABLE = "joe-kuo.txt.gz";

    private DirectionNumbers() {}

    /// The direction numbers of the first `k` dimensions, `[k × 32]`, each with its first bit after the
    /// binary point highest.
    ///
    /// @throws IllegalArgumentException if the table has fewer dimensions
    static int[][] first(int k) {
        if (k > Sobol.LARGEST_DIMENSION) {
            throw new IllegalArgumentException(
                    "Sobol: expected at most " + Sobol.LARGEST_DIMENSION + " dimensions, found " + k);
        }
        int[][] directions = new int[k][BITS];
        for (int j = 0; j < BITS; j++) {
            directions[0][j] = 1 << (BITS - 1 - j);
        }
        try (InputStream file = Objects.requireNonNull(DirectionNumbers.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            for (int c = 1; c < k; c++) {
                fill(directions[c], Objects.requireNonNull(lines.readLine(), TABLE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Sobol: the table " + TABLE + " in the library cannot be read", e);
        }
        return directions;
    }

    /// Fills `v` from a line of the table: the dimension, the degree `s`, the inner coefficients `a`, and
    /// `m_1 … m_s`.
    private static void fill(int[] v, String line) {
        String[] fields = line.split(" ", -1);
        int s = Integer.parseInt(fields[1]);
        int a = Integer.parseInt(fields[2]);
        for (int j = 0; j < s; j++) {
            v[j] = Integer.parseInt(fields[3 + j]) << (BITS - 1 - j);
        }
        for (int j = s; j < BITS; j++) {
            v[j] = v[j - s] ^ (v[j - s] >>> s);
            for (int t = 1; t < s; t++) {
                if ((a >> (s - 1 - t) & 1) == 1) {
                    v[j] ^= v[j - t];
                }
            }
        }
    }
}
