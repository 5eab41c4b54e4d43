package org.preimage.bench;

import java.util.List;
import java.util.stream.IntStream;

/// How many designs belong to each of the nine loops of the [Sinewave]: a design belongs to the maximum of `y`
/// that is nearest to it, whether or not it lies on the loop. Loop `3 i + j` is around the maximum number `i`
/// of `x1 ∈ {−1/2, 1/6, 5/6}` and number `j` of `x2 ∈ {−2/3, 0, 2/3}`.
public record SinewaveLoops(List<Integer> counts) {
    private static final double[] X1 = {-1 / 2.0, 1 / 6.0, 5 / 6.0};
    private static final double[] X2 = {-2 / 3.0, 0, 2 / 3.0};

    /// @throws IllegalArgumentException if there are not nine counts or one is negative
    public SinewaveLoops {
        counts = List.copyOf(counts);
        if (counts.size() != X1.length * X2.length || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("SinewaveLoops: expected 9 counts, none negative, found " + counts);
        }
    }

    /// Counts the loops of all designs `x`, `[2 × n]`.
    ///
    /// @throws IllegalArgumentException if the designs have not two variables
    public static SinewaveLoops of(double[][] x) {
        if (x.length != 2) {
            throw new IllegalArgumentException("SinewaveLoops: expected designs of 2 variables, found " + x.length);
        }
        int[] counts = new int[X1.length * X2.length];
        for (int row = 0; row < x[0].length; row++) {
            counts[loop(x[0][row], x[1][row])]++;
        }
        return new SinewaveLoops(IntStream.of(counts).boxed().toList());
    }

    /// The number of the loop, 0 to 8, that the design `(x1, x2)` belongs to; of two equally near ones the
    /// lower.
    public static int loop(double x1, double x2) {
        // The maxima stand on a grid, so that the nearest one is the nearest in each coordinate.
        return X2.length * nearest(x1, X1) + nearest(x2, X2);
    }

    /// How many of the nine loops have a design at all.
    public int reached() {
        return (int) counts.stream().filter(count -> count > 0).count();
    }

    private static int nearest(double value, double[] places) {
        int nearest = 0;
        for (int i = 1; i < places.length; i++) {
            if (Math.abs(value - places[i]) < Math.abs(value - places[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }
}
