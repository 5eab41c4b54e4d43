package org.preimage.space;

/// Says of all inputs that they are the densities, from 0 to 1, of the pixels of a cell that repeats in both
/// directions: pixel `row * columns + column`.
public record Pixels(int rows, int columns) {
    private static final int LEAST = 4;
    private static final int MOST = 128;

    /// @throws IllegalArgumentException if a side is too short or too long
    public Pixels {
        if (Math.min(rows, columns) < LEAST || Math.max(rows, columns) > MOST) {
            throw new IllegalArgumentException("Pixels: expected cells of " + LEAST + " to " + MOST
                    + " pixels a side, found " + rows + " × " + columns);
        }
    }

    /// The number of pixels.
    public int count() {
        return rows * columns;
    }

    /// As it is written: `32x32`.
    public static Pixels parse(String text) {
        String[] sides = text.split("x", -1);
        try {
            if (sides.length == 2) {
                return new Pixels(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException("Pixels: expected rows and columns such as 32x32, found '" + text + "'");
    }

    @Override
    public String toString() {
        return rows + "x" + columns;
    }
}
