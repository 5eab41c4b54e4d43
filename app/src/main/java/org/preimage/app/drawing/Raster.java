package org.preimage.app.drawing;

import java.util.Arrays;

/// The densities of pixels, from 0, void, to 1, solid.
///
/// @param rows of pixels, the first one above
/// @param density row by row, `[rows · columns]`
public record Raster(int rows, int columns, double[] density) {
    /// @throws IllegalArgumentException if there are no pixels, or other than `rows · columns`, or one is no density
    public Raster {
        density = density.clone();
        if (rows < 1 || columns < 1 || density.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "expected " + rows + " × " + columns + " pixels, found " + density.length);
        }
        for (double pixel : density) {
            if (!(pixel >= 0 && pixel <= 1)) {
                throw new IllegalArgumentException("expected densities from 0 to 1, found " + pixel);
            }
        }
    }

    @Override
    public double[] density() {
        return density.clone();
    }

    double at(int row, int column) {
        return density[row * columns + column];
    }

    /// This, `n × n` times beside itself.
    public Raster tiled(int n) {
        double[] tiles = new double[n * n * density.length];
        for (int row = 0; row < n * rows; row++) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(density, row % rows * columns, tiles, (row * n + i) * columns, columns);
            }
        }
        return new Raster(n * rows, n * columns, tiles);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster(int r, int c, double[] d)
                && r == rows
                && c == columns
                && Arrays.equals(d, density);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(density);
    }

    @Override
    public String toString() {
        return rows + " × " + columns + " pixels";
    }
}
