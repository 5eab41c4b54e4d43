package org.preimage.cell;

import java.util.Arrays;
import org.preimage.space.Pixels;

/// A cell of pixels that repeats in both directions, and its mirror lines. Between those lies the *part* that decides
/// all of it: half of the rows or columns, or a quarter.
///
/// @param pixels of the whole cell
/// @param upDown whether row `r` is always row `rows − 1 − r`
/// @param leftRight whether column `c` is always column `columns − 1 − c`
public record UnitCell(Pixels pixels, boolean upDown, boolean leftRight) {
    /// @throws IllegalArgumentException if a mirrored side has an odd number of pixels
    public UnitCell {
        if ((upDown && pixels.rows() % 2 != 0) || (leftRight && pixels.columns() % 2 != 0)) {
            throw new IllegalArgumentException(
                    "UnitCell: expected an even number of pixels across a mirror line, found " + pixels);
        }
    }

    /// The cell with the mirror lines that all of these designs have.
    ///
    /// @param x densities, `[rows · columns × n]`
    public static UnitCell of(Pixels pixels, double[][] x) {
        boolean upDown = pixels.rows() % 2 == 0;
        boolean leftRight = pixels.columns() % 2 == 0;
        for (int r = 0; r < pixels.rows(); r++) {
            for (int c = 0; c < pixels.columns(); c++) {
                double[] own = x[r * pixels.columns() + c];
                upDown = upDown && Arrays.equals(own, x[(pixels.rows() - 1 - r) * pixels.columns() + c]);
                leftRight = leftRight && Arrays.equals(own, x[r * pixels.columns() + pixels.columns() - 1 - c]);
            }
        }
        return new UnitCell(pixels, upDown, leftRight);
    }

    /// The density of a feature, which is -1 for void and 1 for solid.
    public static double density(double feature) {
        return (1 + feature) / 2;
    }

    /// Rows of the part.
    public int rows() {
        return upDown ? pixels.rows() / 2 : pixels.rows();
    }

    /// Columns of the part.
    public int columns() {
        return leftRight ? pixels.columns() / 2 : pixels.columns();
    }

    /// The number of pixels of the part.
    public int count() {
        return rows() * columns();
    }

    /// The pixel of the part that decides a pixel of the cell.
    public int deciding(int pixel) {
        int row = pixel / pixels.columns();
        int column = pixel % pixels.columns();
        return (row < rows() ? row : pixels.rows() - 1 - row) * columns()
                + (column < columns() ? column : pixels.columns() - 1 - column);
    }

    /// The pixel of the cell that is in the same place as a pixel of the part.
    public int pixel(int part) {
        return part / columns() * pixels.columns() + part % columns();
    }

    /// The whole cell of a part.
    ///
    /// @param part by row
    public double[] unfold(double[] part) {
        double[] cell = new double[pixels.count()];
        for (int e = 0; e < cell.length; e++) {
            cell[e] = part[deciding(e)];
        }
        return cell;
    }

    /// The part of a whole cell.
    public double[] fold(double[] cell) {
        double[] part = new double[count()];
        for (int e = 0; e < part.length; e++) {
            part[e] = cell[pixel(e)];
        }
        return part;
    }
}
