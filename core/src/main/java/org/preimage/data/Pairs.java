package org.preimage.data;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.space.ColumnNames;

/// `n` designs with their properties: `x` is `[d × n]` and `y` is `[m × n]`, variable-major, so that `x[i]` is
/// the column of the input `inputs[i]`; in the user's units. There may be no rows at all, but never no columns.
///
/// Rows may belong to groups. A property may lack some of its outputs, but not all: what is missing is not a
/// number (NaN).
///
/// The arrays are kept and handed out as they are, since they may be large; nobody writes to them.
@SuppressWarnings("ArrayRecordComponent") // two records of large columns are never compared as values: see Fingerprint
public record Pairs(
        List<String> inputs,
        List<String> outputs,
        double[][] x,
        double[][] y,
        @Nullable Groups groups) {
    /// @throws IllegalArgumentException if the names do not fit the columns or break the rule of [ColumnNames],
    ///     if the columns differ in length, if a value is not finite (outputs that are missing apart), or if all
    ///     outputs are missing in a row, or not every row has a group
    public Pairs {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ColumnNames.check("Pairs", inputs, outputs);
        checkCount("input", inputs, x);
        checkCount("output", outputs, y);
        int size = x[0].length;
        checkColumns(inputs, x, size, false);
        checkColumns(outputs, y, size, true);
        checkRows(y, size);
        if (groups != null && groups.of().length != size) {
            throw new IllegalArgumentException(
                    "Pairs: expected a group for each of " + size + " rows, found " + groups.of().length);
        }
    }

    /// Pairs of which each is a group of its own.
    public Pairs(List<String> inputs, List<String> outputs, double[][] x, double[][] y) {
        this(inputs, outputs, x, y, null);
    }

    /// Whether an output is missing in some row.
    public boolean lacksSome() {
        return Arrays.stream(y).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
    }

    /// The rows in which an output is there, in ascending order.
    public int[] rowsWith(int output) {
        return IntStream.range(0, size())
                .filter(row -> !Double.isNaN(y[output][row]))
                .toArray();
    }

    /// One output, in the rows in which it is there.
    public Pairs only(int output) {
        Pairs there = subset(rowsWith(output));
        return new Pairs(
                inputs, outputs.subList(output, output + 1), there.x, new double[][] {there.y[output]}, there.groups);
    }

    /// The number of rows, `n`.
    public int size() {
        return x[0].length;
    }

    /// The given rows, in the given order, copied.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public Pairs subset(int[] rows) {
        return new Pairs(
                inputs, outputs, subset(x, rows), subset(y, rows), groups == null ? null : groups.subset(rows));
    }

    /// These pairs with every design that stands in several rows with equal properties kept only once, where it
    /// stands first. Rows of one design whose properties differ are repeated measurements with noise, and all
    /// of them are kept.
    public Pairs withoutDuplicates() {
        return withoutDuplicates(x);
    }

    /// The same where designs are equal if their rows of `orbits`, `[d × n]`, are.
    public Pairs withoutDuplicates(double[][] orbits) {
        int[] design = EqualDesigns.numbers(orbits);
        int[] first = new int[size()];
        boolean[] noisy = new boolean[size()];
        for (int row = size() - 1; row >= 0; row--) {
            first[design[row]] = row;
        }
        for (int row = 0; row < size(); row++) {
            noisy[design[row]] |= !sameProperty(row, first[design[row]]);
        }
        return subset(IntStream.range(0, size())
                .filter(row -> noisy[design[row]] || first[design[row]] == row)
                .toArray());
    }

    private boolean sameProperty(int row, int other) {
        for (double[] column : y) {
            if (column[row] != column[other] && !(Double.isNaN(column[row]) && Double.isNaN(column[other]))) {
                return false;
            }
        }
        return true;
    }

    private static double[][] subset(double[][] columns, int[] rows) {
        IdentityHashMap<double[], double[]> copied =
                new IdentityHashMap<>(); // columns may be one and the same, and large
        double[][] subset = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            subset[i] = copied.computeIfAbsent(columns[i], column -> subset(column, rows));
        }
        return subset;
    }

    private static double[] subset(double[] column, int[] rows) {
        double[] subset = new double[rows.length];
        for (int j = 0; j < rows.length; j++) {
            subset[j] = column[rows[j]];
        }
        return subset;
    }

    private static void checkCount(String kind, List<String> names, double[][] columns) {
        if (names.size() != columns.length) {
            throw new IllegalArgumentException("Pairs: expected one column for each of " + names.size() + " " + kind
                    + " names, found " + columns.length);
        }
    }

    private static void checkRows(double[][] y, int size) {
        for (int row = 0; row < size; row++) {
            int at = row;
            if (Arrays.stream(y).allMatch(column -> Double.isNaN(column[at]))) {
                throw new IllegalArgumentException(
                        "Pairs: expected a value of some output in every row, found none in row " + (row + 1));
            }
        }
    }

    private static void checkColumns(List<String> names, double[][] columns, int size, boolean mayLack) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].length != size) {
                throw new IllegalArgumentException("Pairs: expected " + size + " values in the column '" + names.get(i)
                        + "', as in the first one, found " + columns[i].length);
            }
            for (int row = 0; row < size; row++) {
                if (!Double.isFinite(columns[i][row]) && !(mayLack && Double.isNaN(columns[i][row]))) {
                    throw new IllegalArgumentException("Pairs: expected finite values, found " + columns[i][row]
                            + " in the column '" + names.get(i) + "', row " + (row + 1));
                }
            }
        }
    }
}
