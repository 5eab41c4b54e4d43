package org.preimage.cell;

import java.util.Arrays;

/// Which binary cells can be made: what is solid hangs together from end to end of the plane in both directions and is
/// one piece, no two pixels touch at a corner alone, and nothing, solid or void, is thinner than a number of pixels.
/// Scratch for one thread at a time; a shape is given by the part that decides it, row by row.
public final class Fabrication {
    private static final int MENDINGS = 8;

    private final UnitCell cell;
    private final int feature;
    private final int rows;
    private final int columns;
    private final int[] deciding;
    private final Torus torus;
    private final boolean[] whole;
    private final boolean[] kept;
    private final boolean[] covered;

    /// @param feature the least width of solid and of void, in pixels; 1 for any
    public Fabrication(UnitCell cell, int feature) {
        rows = cell.pixels().rows();
        columns = cell.pixels().columns();
        requireRoom("Fabrication", cell, feature);
        this.cell = cell;
        this.feature = feature;
        deciding = new int[rows * columns];
        Arrays.setAll(deciding, cell::deciding);
        torus = new Torus(rows, columns);
        whole = new boolean[rows * columns];
        kept = new boolean[rows * columns];
        covered = new boolean[rows * columns];
    }

    /// Refuses a least width that cells have no room for: a quarter of a side is the most.
    ///
    /// @param what begins the refusal
    /// @throws IllegalArgumentException if there is no room
    public static void requireRoom(String what, UnitCell cell, int feature) {
        int most = Math.min(cell.pixels().rows(), cell.pixels().columns()) / 4;
        if (feature < 1 || feature > most) {
            throw new IllegalArgumentException(what + ": expected a least width of 1 to " + most
                    + " pixels in a cell of " + cell.pixels() + ", found " + feature);
        }
    }

    /// Whether a shape can be made.
    public boolean allows(boolean[] part) {
        unfold(part);
        return isMade();
    }

    private boolean isMade() {
        if (hasHinge() || isThin(true) || isThin(false)) {
            return false;
        }
        System.arraycopy(whole, 0, kept, 0, whole.length);
        return torus.keepPercolating(kept) && Arrays.equals(whole, kept);
    }

    /// Changes a shape into one near it that can be made: what is too thin goes, first of void, then of solid, then
    /// what
    /// does not hang together, and corners are filled.
    ///
    /// @return whether that went well; if not, the shape is as it was
    public boolean mend(boolean[] part) {
        unfold(part);
        for (int i = 0; i < MENDINGS; i++) {
            if (isMade()) {
                for (int e = 0; e < part.length; e++) {
                    part[e] = whole[cell.pixel(e)];
                }
                return true;
            }
            clear(false);
            clear(true);
            if (!torus.keepPercolating(whole)) {
                return false;
            }
            torus.fillHinges(whole);
        }
        return false;
    }

    private void unfold(boolean[] part) {
        for (int e = 0; e < whole.length; e++) {
            whole[e] = part[deciding[e]];
        }
    }

    private int at(int row, int column) {
        return row % rows * columns + column % columns;
    }

    private boolean hasHinge() {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                boolean own = whole[at(r, c)];
                boolean right = whole[at(r, c + 1)];
                if (own != right && own == whole[at(r + 1, c + 1)] && right == whole[at(r + 1, c)]) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Marks what squares of the least width cover that are all solid, or all void.
    private void cover(boolean solid) {
        Arrays.fill(covered, false);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (isSquare(r, c, solid)) {
                    for (int e = 0; e < feature * feature; e++) {
                        covered[at(r + e / feature, c + e % feature)] = true;
                    }
                }
            }
        }
    }

    private boolean isSquare(int row, int column, boolean solid) {
        for (int e = 0; e < feature * feature; e++) {
            if (whole[at(row + e / feature, column + e % feature)] != solid) {
                return false;
            }
        }
        return true;
    }

    private boolean isThin(boolean solid) {
        if (feature == 1) {
            return false;
        }
        cover(solid);
        for (int e = 0; e < whole.length; e++) {
            if (whole[e] == solid && !covered[e]) {
                return true;
            }
        }
        return false;
    }

    /// Turns what is too thin into the other.
    private void clear(boolean solid) {
        if (feature > 1) {
            cover(solid);
            for (int e = 0; e < whole.length; e++) {
                if (whole[e] == solid && !covered[e]) {
                    whole[e] = !solid;
                }
            }
        }
    }
}
