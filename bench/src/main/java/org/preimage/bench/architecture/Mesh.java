package org.preimage.bench.architecture;

/// A rectangle of square elements, `rows × columns`, whose opposite sides are glued together if it is `periodic`.
/// Elements and nodes are numbered row by row; x runs along a row, y from row to row.
record Mesh(int rows, int columns, boolean periodic) {
    /// The nodes of an element.
    static final int CORNERS = 4;

    int elements() {
        return rows * columns;
    }

    int nodes() {
        return periodic ? rows * columns : (rows + 1) * (columns + 1);
    }

    int element(int row, int column) {
        return row * columns + column;
    }

    int node(int row, int column) {
        return periodic ? row % rows * columns + column % columns : row * (columns + 1) + column;
    }

    /// A corner of an element, in the order (0, 0), (1, 0), (1, 1), (0, 1) of x and y.
    int corner(int element, int corner) {
        int row = element / columns + corner / 2;
        int column = element % columns + (corner == 1 || corner == 2 ? 1 : 0);
        return node(row, column);
    }
}
