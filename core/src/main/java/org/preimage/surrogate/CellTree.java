package org.preimage.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A tree that cuts designs into cells which overlap: at every node the designs of some middle ranks of one
/// variable go to both sides (Liu et al., An investigation of practical approximate nearest neighbor
/// algorithms, NIPS 2004).
/// Across that zone the one side's weight falls from 1 to 0 and the other's rises; a cell's weight is the
/// product on its path. So weights are twice differentiable, sum to 1, and vanish outside of their cell.
///
/// Nodes are in preorder: the left child of node `i` is `i + 1`. Cells count from 0 in the order of the leaves.
///
/// @param variable by node: what it cuts, or −1 for a leaf
/// @param middle by node: where
/// @param half by node: half the width of the zone, positive; 0 for a leaf
/// @param right by node: the right child; 0 for a leaf
@SuppressWarnings("ArrayRecordComponent") // read in loops, never compared
record CellTree(int[] variable, double[] middle, double[] half, int[] right) {
    /// Each side gets this share of a node's designs.
    private static final double SHARE = 0.58;
    /// Among the designs between these shares of the ranks, the widest variable is cut.
    private static final double TAIL = 0.1;

    CellTree {
        int n = variable.length;
        if (n == 0
                || middle.length != n
                || half.length != n
                || right.length != n
                || end(variable, half, right, 0) != n) {
            throw new IllegalArgumentException(
                    "CellTree: expected the nodes of one tree in preorder, found " + n + " nodes that are none");
        }
    }

    /// Where the subtree of a node ends; −1 if it is none.
    private static int end(int[] variable, double[] half, int[] right, int node) {
        if (node < 0 || node >= variable.length) {
            return -1;
        }
        if (variable[node] < 0) {
            return right[node] == 0 && half[node] == 0 ? node + 1 : -1;
        }
        boolean follows = half[node] > 0 && end(variable, half, right, node + 1) == right[node];
        return follows ? end(variable, half, right, right[node]) : -1;
    }

    /// The tree whose cells have at most `most` of these designs, unless those cannot be told apart.
    ///
    /// @param x `[d × n]`
    static CellTree of(double[][] x, int most) {
        Builder builder = new Builder(x, most);
        builder.grow(IntStream.range(0, x[0].length).toArray());
        return builder.tree();
    }

    /// The designs with a weight in each cell, ascending.
    ///
    /// @param x `[d × n]`
    int[][] members(double[][] x) {
        List<int[]> members = new ArrayList<>();
        distribute(x, 0, IntStream.range(0, x[0].length).toArray(), members);
        return members.toArray(int[][]::new);
    }

    private void distribute(double[][] x, int node, int[] rows, List<int[]> members) {
        if (variable[node] < 0) {
            members.add(rows);
            return;
        }
        double[] column = x[variable[node]];
        double low = middle[node] - half[node];
        double high = middle[node] + half[node];
        distribute(
                x, node + 1, Arrays.stream(rows).filter(i -> column[i] < high).toArray(), members);
        distribute(
                x, right[node], Arrays.stream(rows).filter(i -> column[i] > low).toArray(), members);
    }

    /// What is told of a cell in which a design has a weight.
    interface Visitor {
        /// Takes one cell.
        ///
        /// @param weight positive
        /// @param slope the weight's gradient by the design; only to be read, and only now
        void visit(int cell, double weight, double[] slope);
    }

    /// Tells of all cells in which the design has a weight, in their order.
    void visit(double[] x, Visitor visitor) {
        walk(0, 0, x, 1, new double[x.length], visitor);
    }

    /// @param cell the first one at this node or below
    /// @return the first cell after this node
    private int walk(int node, int cell, double[] x, double weight, double[] slope, Visitor visitor) {
        int v = variable[node];
        if (v < 0) {
            if (weight > 0) {
                visitor.visit(cell, weight, slope);
            }
            return cell + 1;
        }
        double t = Math.clamp((x[v] - middle[node] + half[node]) / (2 * half[node]), 0.0, 1.0);
        double rise = t * t * t * (t * (6 * t - 15) + 10);
        double steep = 30 * t * t * (1 - t) * (1 - t) / (2 * half[node]);
        int next = weight * (1 - rise) > 0
                ? walk(node + 1, cell, x, weight * (1 - rise), scaled(slope, 1 - rise, v, -steep * weight), visitor)
                : cell + cellsFrom(node + 1, right[node]);
        return weight * rise > 0
                ? walk(right[node], next, x, weight * rise, scaled(slope, rise, v, steep * weight), visitor)
                : next + cellsOf(right[node]);
    }

    private static double[] scaled(double[] slope, double factor, int v, double more) {
        double[] scaled = new double[slope.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * slope[i];
        }
        scaled[v] += more;
        return scaled;
    }

    private int cellsOf(int node) {
        return cellsFrom(node, end(variable, half, right, node));
    }

    private int cellsFrom(int node, int end) {
        int cells = 0;
        for (int i = node; i < end; i++) {
            cells += variable[i] < 0 ? 1 : 0;
        }
        return cells;
    }

    private static final class Builder {
        private final double[][] x;
        private final int most;
        private final List<Integer> variable = new ArrayList<>();
        private final List<Double> middle = new ArrayList<>();
        private final List<Double> half = new ArrayList<>();
        private final List<Integer> right = new ArrayList<>();

        Builder(double[][] x, int most) {
            this.x = x;
            this.most = most;
        }

        void grow(int[] rows) {
            int node = variable.size();
            int v = rows.length <= most ? -1 : widest(rows);
            variable.add(v);
            middle.add(0.0);
            half.add(0.0);
            right.add(0);
            if (v < 0) {
                return;
            }
            double[] sorted = sorted(rows, v);
            double low = at(sorted, 1 - SHARE);
            double high = at(sorted, SHARE);
            middle.set(node, (low + high) / 2);
            half.set(node, (high - low) / 2);
            double least = middle.get(node) - half.get(node);
            double greatest = middle.get(node) + half.get(node);
            grow(Arrays.stream(rows).filter(i -> x[v][i] < greatest).toArray());
            right.set(node, variable.size());
            grow(Arrays.stream(rows).filter(i -> x[v][i] > least).toArray());
        }

        /// The variable of the widest middle ranks among those that both sides can be told apart by; −1 for
        /// none.
        private int widest(int[] rows) {
            int widest = -1;
            double width = 0;
            for (int v = 0; v < x.length; v++) {
                double[] sorted = sorted(rows, v);
                double own = at(sorted, 1 - TAIL) - at(sorted, TAIL);
                double zone = at(sorted, SHARE) - at(sorted, 1 - SHARE);
                if (zone > 0 && own > width) {
                    widest = v;
                    width = own;
                }
            }
            return widest;
        }

        private double[] sorted(int[] rows, int v) {
            return Arrays.stream(rows).mapToDouble(i -> x[v][i]).sorted().toArray();
        }

        private static double at(double[] sorted, double share) {
            return sorted[(int) Math.round(share * (sorted.length - 1))];
        }

        CellTree tree() {
            return new CellTree(
                    variable.stream().mapToInt(Integer::intValue).toArray(),
                    middle.stream().mapToDouble(Double::doubleValue).toArray(),
                    half.stream().mapToDouble(Double::doubleValue).toArray(),
                    right.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
