package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.random.Draws;

/// The smallest changes of a binary cell: short runs of pixels at its boundary that turn from void to solid or back, of
/// which each by itself leaves a cell that can be made. Scratch for one thread at a time.
final class CellMoves {
    /// So many changes are looked at; of more, some are drawn.
    private static final int MOST = 64;

    private final Fabrication fabrication;
    private final UnitCell cell;
    private final int longest;
    private final boolean[] changed;

    CellMoves(UnitCell cell, int feature) {
        this.cell = cell;
        fabrication = new Fabrication(cell, feature);
        longest = Math.max(2, feature);
        changed = new boolean[cell.count()];
    }

    /// Changes of a shape, each as the pixels that turn.
    List<int[]> of(boolean[] part, RandomGenerator random) {
        List<int[]> runs = new ArrayList<>();
        for (int e = 0; e < part.length; e++) {
            for (int length = 1; length <= longest; length++) {
                add(part, e, length, false, runs);
                if (length > 1) {
                    add(part, e, length, true, runs);
                }
            }
        }
        int[] order = Draws.permutation(runs.size(), random);
        List<int[]> moves = new ArrayList<>();
        for (int k = 0; k < order.length && moves.size() < MOST; k++) {
            if (allows(part, List.of(runs.get(order[k])))) {
                moves.add(runs.get(order[k]));
            }
        }
        return moves;
    }

    /// Whether what comes of changes that are all made can be made.
    boolean allows(boolean[] part, List<int[]> moves) {
        System.arraycopy(part, 0, changed, 0, part.length);
        apply(moves, changed);
        return fabrication.allows(changed);
    }

    /// Makes changes.
    static void apply(List<int[]> moves, boolean[] part) {
        for (int[] move : moves) {
            for (int e : move) {
                part[e] = !part[e];
            }
        }
    }

    /// Adds the run from a pixel on to the right or down, if it is all void or all solid and touches the other.
    private void add(boolean[] part, int from, int length, boolean down, List<int[]> runs) {
        int row = from / cell.columns();
        int column = from % cell.columns();
        if ((down ? row : column) + length > (down ? cell.rows() : cell.columns())) {
            return;
        }
        int[] run = new int[length];
        Arrays.setAll(run, k -> down ? from + k * cell.columns() : from + k);
        boolean touches = false;
        for (int e : run) {
            if (part[e] != part[from]) {
                return;
            }
            touches |= touchesOther(part, e);
        }
        if (touches) {
            runs.add(run);
        }
    }

    private boolean touchesOther(boolean[] part, int e) {
        int row = e / cell.columns();
        int column = e % cell.columns();
        return part[at(row - 1, column)] != part[e]
                || part[at(row + 1, column)] != part[e]
                || part[at(row, column - 1)] != part[e]
                || part[at(row, column + 1)] != part[e];
    }

    private int at(int row, int column) {
        int rows = cell.pixels().rows();
        int columns = cell.pixels().columns();
        return cell.deciding(Math.floorMod(row, rows) * columns + Math.floorMod(column, columns));
    }
}
