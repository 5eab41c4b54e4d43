package org.preimage.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// Which rows of some [Pairs] a model is fitted to, which choose among its states, and which grade it and choose
/// nothing. The parts share no row; those for validation and test may be empty.
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

    /// Cuts `pairs` at random into three parts that share no design and no group: rows of equal designs are
    /// always in the same part, since a model would otherwise be graded on what it has seen, and so are rows of
    /// one group.
    /// The parts for validation and test have at most their share of the rows, rounded, and exactly that if all
    /// designs differ and there are no groups; every part is in ascending order.
    ///
    /// @throws IllegalArgumentException if a share is negative, if they leave nothing to fit, or if the pairs
    ///     are too few
    public static Split of(Pairs pairs, double validationShare, double testShare, Seed seed) {
        return of(pairs.x(), pairs.groups(), validationShare, testShare, seed);
    }

    /// The same for rows of which only the designs and the groups are known.
    ///
    /// @param designs `[d × n]`
    public static Split of(
            double[][] designs, @Nullable Groups groups, double validationShare, double testShare, Seed seed) {
        if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
            throw new IllegalArgumentException(
                    "Split: expected shares that are not negative and below 1 together, found " + validationShare
                            + " for validation and " + testShare + " for test");
        }
        int[] block = blocks(EqualDesigns.numbers(designs), groups);
        int[] rows = new int[Arrays.stream(block).max().orElse(-1) + 1];
        for (int number : block) {
            rows[number]++;
        }
        long[] room = {Math.round(block.length * validationShare), Math.round(block.length * testShare)};
        int[] part = new int[rows.length];
        for (int number : Draws.permutation(rows.length, seed.generator())) {
            part[number] = rows[number] <= room[TEST] ? TEST : rows[number] <= room[VALIDATION] ? VALIDATION : FIT;
            if (part[number] != FIT) {
                room[part[number]] -= rows[number];
            }
        }
        return new Split(rowsOf(FIT, block, part), rowsOf(VALIDATION, block, part), rowsOf(TEST, block, part));
    }

    /// For every row the number of its block, counting up from zero: rows are in the same one if a chain of
    /// equal designs and common groups leads from the one to the other.
    private static int[] blocks(int[] design, @Nullable Groups groups) {
        if (groups == null) {
            return design;
        }
        int n = design.length;
        int[] leader = IntStream.range(0, n).toArray();
        for (int[] numbers : new int[][] {design, groups.of()}) {
            Map<Integer, Integer> first = new HashMap<>();
            for (int row = 0; row < n; row++) {
                Integer other = first.putIfAbsent(numbers[row], row);
                if (other != null) {
                    leader[root(leader, row)] = root(leader, other);
                }
            }
        }
        Map<Integer, Integer> block = new HashMap<>();
        return IntStream.range(0, n)
                .map(row -> {
                    int next = block.size();
                    return block.computeIfAbsent(root(leader, row), _ -> next);
                })
                .toArray();
    }

    private static int root(int[] leader, int row) {
        int root = row;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    private static int[] rowsOf(int wanted, int[] design, int[] part) {
        return IntStream.range(0, design.length)
                .filter(row -> part[design[row]] == wanted)
                .toArray();
    }
}
