package org.preimage.cell;

import java.util.Arrays;

/// Which pixels of a repeating cell hang together by their edges. Scratch for one thread at a time.
public final class Torus {
    private static final int NEIGHBORS = 4;

    /// Of each pixel those below, above, right and left.
    private final int[] neighbors;
    private final int[] piece;
    private final int[] rowOffset;
    private final int[] columnOffset;
    private final int[] queue;

    public Torus(int rows, int columns) {
        int count = rows * columns;
        neighbors = new int[NEIGHBORS * count];
        for (int e = 0; e < count; e++) {
            int row = e / columns;
            int column = e % columns;
            neighbors[NEIGHBORS * e] = (row + 1) % rows * columns + column;
            neighbors[NEIGHBORS * e + 1] = (row + rows - 1) % rows * columns + column;
            neighbors[NEIGHBORS * e + 2] = row * columns + (column + 1) % columns;
            neighbors[NEIGHBORS * e + 3] = row * columns + (column + columns - 1) % columns;
        }
        piece = new int[count];
        rowOffset = new int[count];
        columnOffset = new int[count];
        queue = new int[count];
    }

    /// Keeps of the solid pixels those that hang together from end to end of the plane in both directions, and clears
    /// the others.
    ///
    /// @return whether there are any; if not, nothing is cleared
    public boolean keepPercolating(boolean[] solid) {
        Arrays.fill(piece, -1);
        int kept = -1;
        int pieces = 0;
        for (int start = 0; start < solid.length && kept < 0; start++) {
            if (solid[start] && piece[start] < 0) {
                if (percolates(solid, start, pieces)) {
                    kept = pieces;
                }
                pieces++;
            }
        }
        // In the plane two pieces that percolate both ways would cross, so there is one at most.
        for (int e = 0; kept >= 0 && e < solid.length; e++) {
            solid[e] = solid[e] && piece[e] == kept;
        }
        return kept >= 0;
    }

    /// Numbers the piece of `start`, and says whether it meets itself shifted by a row of cells and by a column.
    private boolean percolates(boolean[] solid, int start, int number) {
        boolean acrossRows = false;
        boolean acrossColumns = false;
        piece[start] = number;
        rowOffset[start] = 0;
        columnOffset[start] = 0;
        queue[0] = start;
        int end = 1;
        for (int head = 0; head < end; head++) {
            int at = queue[head];
            for (int way = 0; way < NEIGHBORS; way++) {
                int next = neighbors[NEIGHBORS * at + way];
                if (solid[next]) {
                    int shiftedRows = rowOffset[at] + (way == 0 && next < at ? 1 : way == 1 && next > at ? -1 : 0);
                    int shiftedColumns =
                            columnOffset[at] + (way == 2 && next < at ? 1 : way == 3 && next > at ? -1 : 0);
                    if (piece[next] < 0) {
                        piece[next] = number;
                        rowOffset[next] = shiftedRows;
                        columnOffset[next] = shiftedColumns;
                        queue[end++] = next;
                    } else {
                        acrossRows |= rowOffset[next] != shiftedRows;
                        acrossColumns |= columnOffset[next] != shiftedColumns;
                    }
                }
            }
        }
        return acrossRows && acrossColumns;
    }

    /// Makes pixels solid until no two of them touch at a corner alone. Mirror lines and diagonals stay.
    public void fillHinges(boolean[] solid) {
        boolean filled = true;
        while (filled) {
            filled = false;
            boolean[] before = solid.clone();
            for (int e = 0; e < solid.length; e++) {
                int below = neighbors[NEIGHBORS * e];
                int right = neighbors[NEIGHBORS * e + 2];
                int across = neighbors[NEIGHBORS * right];
                if (before[e] == before[across] && before[right] == before[below] && before[e] != before[right]) {
                    solid[e] = true;
                    solid[right] = true;
                    solid[below] = true;
                    solid[across] = true;
                    filled = true;
                }
            }
        }
    }
}
