package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.cell.UnitCell;
import org.preimage.data.Encoding;
import org.preimage.space.Pixels;

/// Inputs that are the pixels of a cell: `space.pixels`, such as `32x32`, and `space.mirrored`, the lines that all
/// cells
/// are mirrored about. Of the pairs only the pixels between those lines are written, one byte each where all are whole
/// hundredths, `pairs.hundredths`, else as `pairs.x`.
final class PixelCodec {
    private static final String PIXELS = "space.pixels";
    private static final String MIRRORED = "space.mirrored";
    private static final String HUNDREDTHS = "pairs.hundredths";
    private static final String NUMBERS = "pairs.x";
    private static final String UP_DOWN = "up-down";
    private static final String LEFT_RIGHT = "left-right";
    private static final double PARTS = 100;

    private PixelCodec() {}

    static void write(Draft draft, Encoding inputs) {
        UnitCell cell = inputs.cell();
        if (cell != null) {
            draft.text(PIXELS, cell.pixels().toString());
            List<String> lines = new ArrayList<>();
            if (cell.upDown()) {
                lines.add(UP_DOWN);
            }
            if (cell.leftRight()) {
                lines.add(LEFT_RIGHT);
            }
            draft.texts(MIRRORED, lines);
        }
    }

    /// The cell, null if the inputs are no pixels.
    static @Nullable UnitCell cell(Facts facts) {
        if (!facts.hasText(PIXELS)) {
            return null;
        }
        List<String> lines = facts.texts(MIRRORED);
        UnitCell cell =
                new UnitCell(Pixels.parse(facts.text(PIXELS)), lines.contains(UP_DOWN), lines.contains(LEFT_RIGHT));
        for (String line : lines) {
            if (!line.equals(UP_DOWN) && !line.equals(LEFT_RIGHT)) {
                throw facts.refused(MIRRORED, UP_DOWN + " or " + LEFT_RIGHT, line);
            }
        }
        return cell;
    }

    /// @param x `[pixels of the cell × n]`
    static void write(Draft draft, UnitCell cell, double[][] x) {
        int n = x[0].length;
        List<double[]> part =
                IntStream.range(0, cell.count()).mapToObj(f -> x[cell.pixel(f)]).toList();
        if (part.stream().allMatch(PixelCodec::isHundredths)) {
            byte[] bytes = new byte[part.size() * n];
            for (int f = 0; f < part.size(); f++) {
                for (int i = 0; i < n; i++) {
                    bytes[f * n + i] = (byte) Math.rint(PARTS * part.get(f)[i]);
                }
            }
            draft.tensor(HUNDREDTHS, Tensor.of(bytes, part.size(), n));
        } else {
            draft.table(NUMBERS, part, n);
        }
    }

    /// Whether the values are what comes of whole numbers by division.
    private static boolean isHundredths(double[] column) {
        for (double value : column) {
            if (Double.doubleToLongBits(Math.rint(PARTS * value) / PARTS) != Double.doubleToLongBits(value)) {
                return false;
            }
        }
        return true;
    }

    /// `[pixels of the cell × n]`; pixels that mirror each other are one array.
    static double[][] read(Facts facts, UnitCell cell) {
        boolean bytes = facts.hasTensor(HUNDREDTHS);
        int n = facts.width(bytes ? HUNDREDTHS : NUMBERS);
        List<double[]> part =
                bytes ? facts.bytes(HUNDREDTHS, cell.count(), n, PARTS) : facts.table(NUMBERS, cell.count(), n);
        return IntStream.range(0, cell.pixels().count())
                .mapToObj(pixel -> part.get(cell.deciding(pixel)))
                .toArray(double[][]::new);
    }
}
