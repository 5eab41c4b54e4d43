package org.preimage.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// Which rows of some [Pairs] a model is fitted to, which choose among its states, and which only grade it. The
/// parts share no row; those for validation and test may be empty.
///
/// The arrays are kept and handed out as they are; nobody writes to them.
@SuppressWarnings("ArrayRecordComponent") // an argument of Pairs.subset, never compared
public record Split(int[] fit, int[] validation, int[] test) {
    private static final int VALIDATION = 0;
    private static final int TEST = 1;
    private static final int FIT = 2;

    /// @throws IllegalArgumentException if no row is left to fit, or a row is negative or in two places
    public Split {
        if (fit.length == 0) {
            throw new IllegalArgumentException("Split: expected at least one row to fit, found none");
        }
        Set<Integer> seen = new HashSet<>();
        for (int[] part : new int[][] {fit, validation, test}) {
            for (int row : part) {
                if (row < 0 || !seen.add(row)) {
                    throw new IllegalArgumentException(
                            "Split: expected every row in one place only, and none negative, found " + row);
                }
            }
        }
    }

    /// Cuts `pairs` at random into three parts that share no design: rows of equal designs are always in the
    /// same part, since a model would otherwise be graded on what it has seen. The parts for validation and
    /// test have at most their share of the rows, rounded, and exactly that if all designs differ; every part
    /// is in ascending order.
    ///
    /// @throws IllegalArgumentException if a share is negative, if they leave nothing to fit, or if the pairs
    ///     are too few
    public static Split of(Pairs pairs, double validationShare, double testShare, Seed seed) {
        return of(pairs.x(), validationShare, testShare, seed);
    }

    /// The same for rows of which only the designs are known, `[d × n]`.
    public static Split of(double[][] designs, double validationShare, double testShare, Seed seed) {
        if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
            throw new IllegalArgumentException(
                    "Split: expected shares that are not negative and below 1 together, found " + validationShare
                            + " for validation and " + testShare + " for test");
        }
        int[] design = EqualDesigns.numbers(designs);
        int[] rows = new int[Arrays.stream(design).max().orElse(-1) + 1];
        for (int number : design) {
            rows[number]++;
        }
        long[] room = {Math.round(design.length * validationShare), Math.round(design.length * testShare)};
        int[] part = new int[rows.length];
        for (int number : Draws.permutation(rows.length, seed.generator())) {
            part[number] = rows[number] <= room[TEST] ? TEST : rows[number] <= room[VALIDATION] ? VALIDATION : FIT;
            if (part[number] != FIT) {
                room[part[number]] -= rows[number];
            }
        }
        return new Split(rowsOf(FIT, design, part), rowsOf(VALIDATION, design, part), rowsOf(TEST, design, part));
    }

    private static int[] rowsOf(int wanted, int[] design, int[] part) {
        return IntStream.range(0, design.length)
                .filter(row -> part[design[row]] == wanted)
                .toArray();
    }
}
