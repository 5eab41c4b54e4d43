package org.preimage.surrogate;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// What a Gaussian process leaves of many pairs, learned by a process of its own in each cell of a [CellTree]
/// and put together by the cells' weights, a partition of unity (Wendland, Scattered Data Approximation,
/// section 15.4). All
/// cells share the covariance of the process that is refined.
public final class Refinement {
    private final CellTree tree;
    private final double[][] x;
    private final double[][] weights;
    /// By cell: its designs, `[d × n]`.
    private final double[][][] centers;

    /// @param x designs in lengths, `[d × n]`
    /// @param weights by cell: a weight for each of its designs, in their order
    Refinement(CellTree tree, double[][] x, double[][] weights) {
        this.tree = tree;
        this.x = x;
        this.weights = weights;
        int[][] members = tree.members(x);
        centers = new double[members.length][][];
        for (int c = 0; c < members.length; c++) {
            centers[c] = ProcessFit.take(x, members[c]);
        }
        if (weights.length != centers.length
                || Arrays.stream(tree.variable()).anyMatch(v -> v >= x.length)
                || !fit(weights, members)) {
            throw new IllegalArgumentException(
                    "Refinement: expected a weight for every design of each of " + members.length + " cells");
        }
    }

    private static boolean fit(double[][] weights, int[][] members) {
        for (int c = 0; c < members.length; c++) {
            if (weights[c].length != members[c].length) {
                return false;
            }
        }
        return true;
    }

    /// The refinement with these parts.
    ///
    /// @param nodes by node: variable, or −1 for a cell, and the right child, `[2 × nodes]`
    /// @param cuts by node: middle and half the width of the zone, `[2 × nodes]`
    /// @param x designs in lengths, `[d × n]`
    /// @param weights of all cells, one after the other
    /// @throws IllegalArgumentException if the parts do not fit together
    public static Refinement of(int[][] nodes, double[][] cuts, double[][] x, double[] weights) {
        CellTree tree = new CellTree(nodes[0], cuts[0], cuts[1], nodes[1]);
        if (Arrays.stream(nodes[0]).anyMatch(v -> v >= x.length)) {
            throw new IllegalArgumentException("Refinement: expected cuts of " + x.length + " variables, found others");
        }
        int[][] members = tree.members(x);
        double[][] byCell = new double[members.length][];
        int at = 0;
        for (int c = 0; c < members.length; c++) {
            byCell[c] = Arrays.copyOfRange(
                    weights, Math.min(at, weights.length), Math.min(weights.length, at + members[c].length));
            at += members[c].length;
        }
        if (at != weights.length) {
            throw new IllegalArgumentException("Refinement: expected " + at + " weights, found " + weights.length);
        }
        return new Refinement(tree, x, byCell);
    }

    /// By node: variable, or −1 for a cell, and the right child, `[2 × nodes]`.
    public int[][] nodes() {
        return new int[][] {tree.variable(), tree.right()};
    }

    /// By node: middle and half the width of the zone, `[2 × nodes]`.
    public double[][] cuts() {
        return new double[][] {tree.middle(), tree.half()};
    }

    /// The designs in lengths, `[d × n]`.
    public double[][] x() {
        return x;
    }

    /// The weights of all cells, one after the other.
    public double[] weights() {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
    }

    Refinement withWeights(UnaryOperator<double[]> change) {
        return new Refinement(tree, x, Arrays.stream(weights).map(change).toArray(double[][]::new));
    }

    /// The number of inputs, `d`.
    int inputs() {
        return x.length;
    }

    CellTree tree() {
        return tree;
    }

    double[][] centers(int cell) {
        return centers[cell];
    }

    double[] weights(int cell) {
        return weights[cell];
    }
}
