package org.preimage.sampling;

/// A Latin hypercube on the integer grid, and how far apart its closest points are.
final class Design {
    private final int[][] cells;
    private final long squaredDistance;

    Design(int[][] cells, long squaredDistance) {
        this.cells = cells;
        this.squaredDistance = squaredDistance;
    }

    /// The design with these cells.
    static Design of(int[][] cells) {
        return new Design(cells, squaredDistance(cells, -1));
    }

    /// The cell of each point in each dimension, `[k × n]`; each row is a permutation of 0 to `n` - 1. Not
    /// a copy.
    int[][] cells() {
        return cells;
    }

    /// The smallest squared distance between two points, in cells.
    long squaredDistance() {
        return squaredDistance;
    }

    /// The smallest squared distance between two points of `cells`, or, once one is found that is no more
    /// than `floor`, that one: enough to know that this design is not better.
    static long squaredDistance(int[][] cells, long floor) {
        int n = cells[0].length;
        int[][] points = inOrder(cells);
        long smallest = Long.MAX_VALUE;
        for (int i = 1; i < n && smallest > floor; i++) {
            // The first coordinates are 0, 1, 2, … here, so a point before these is too far away by them alone.
            for (int j = i - 1; j >= 0 && (long) (i - j) * (i - j) < smallest; j--) {
                smallest = Math.min(smallest, squaredDistance(points[i], points[j]));
            }
        }
        return smallest;
    }

    /// The points in the order of their first coordinate, `[n × k]`.
    private static int[][] inOrder(int[][] cells) {
        int k = cells.length;
        int n = cells[0].length;
        int[][] points = new int[n][k];
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < n; i++) {
                points[cells[0][i]][c] = cells[c][i];
            }
        }
        return points;
    }

    private static long squaredDistance(int[] a, int[] b) {
        long sum = 0;
        for (int c = 0; c < a.length; c++) {
            long difference = (long) a[c] - b[c];
            sum += difference * difference;
        }
        return sum;
    }
}
