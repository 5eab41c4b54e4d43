package org.preimage.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.cell.UnitCell;
import org.preimage.data.Pairs;
import org.preimage.space.Space;

/// The pairs, `pairs.x` and `pairs.y`. All numbers of a file are finite: an output that is missing is zero there, and
/// its row is among `pairs.missing.<output>`, which is only there where some are.
final class PairsCodec {
    private PairsCodec() {}

    /// @param cell whose pixels the inputs are; null if they are no pixels
    static void write(Draft draft, Pairs pairs, @Nullable UnitCell cell) {
        if (cell == null) {
            draft.table("pairs.x", Arrays.asList(pairs.x()), pairs.size());
        } else {
            PixelCodec.write(draft, cell, pairs.x());
        }
        draft.table(
                "pairs.y",
                Arrays.stream(pairs.y())
                        .map(column -> Arrays.stream(column)
                                .map(value -> Double.isNaN(value) ? 0 : value)
                                .toArray())
                        .toList(),
                pairs.size());
        for (int o = 0; o < pairs.y().length; o++) {
            double[] column = pairs.y()[o];
            int[] missing = IntStream.range(0, pairs.size())
                    .filter(row -> Double.isNaN(column[row]))
                    .toArray();
            if (missing.length > 0) {
                draft.rows(missing(o), missing);
            }
        }
    }

    /// @param cell whose pixels the inputs are; null if they are no pixels
    static Pairs read(Facts facts, Space space, @Nullable UnitCell cell) {
        int n = facts.width("pairs.y");
        double[][] x = cell == null
                ? facts.table("pairs.x", space.inputs().size(), n).toArray(double[][]::new)
                : PixelCodec.read(facts, cell);
        List<double[]> y = facts.table("pairs.y", space.outputs().size(), n);
        for (int o = 0; o < y.size(); o++) {
            if (facts.hasTensor(missing(o))) {
                remove(facts.rows(missing(o)), y.get(o), missing(o));
            }
        }
        return new Pairs(space.inputNames(), space.outputNames(), x, y.toArray(double[][]::new));
    }

    private static void remove(int[] rows, double[] column, String name) {
        int before = -1;
        for (int row : rows) {
            if (row <= before || row >= column.length || Double.doubleToLongBits(column[row]) != 0) {
                throw new IllegalArgumentException("expected '" + name + "' to be ascending rows of the "
                        + column.length + " pairs whose values are zero, found row " + row);
            }
            column[row] = Double.NaN;
            before = row;
        }
    }

    private static String missing(int output) {
        return "pairs.missing." + output;
    }
}
