package org.preimage.bench.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.preimage.linalg.Elimination;

/// The order in which the nodes of a mesh are eliminated, by nested dissection (George 1973): the mesh is halved, the
/// longer side first, until a few elements are left; whatever lies inside a piece is eliminated before what it shares
/// with others. It costs `n³` operations for `n × n` elements, where a band would cost `n⁴`. It depends on the mesh
/// alone, so one serves for all cells.
final class Dissection {
    /// The elements of a leaf at most.
    private static final int LEAF = 16;

    private final Mesh mesh;
    private final boolean[] held;
    private final List<Front> fronts = new ArrayList<>();
    /// By node: the number of the front that eliminates it; beyond all for one that is held.
    private final int[] last;

    private int rows;
    private int deepest;

    /// @param held which nodes are never eliminated
    Dissection(Mesh mesh, boolean[] held) {
        this.mesh = mesh;
        this.held = held.clone();
        this.last = new int[mesh.nodes()];
        int[] open = new int[mesh.nodes()];
        for (int e = 0; e < mesh.elements(); e++) {
            for (int c = 0; c < Mesh.CORNERS; c++) {
                open[mesh.corner(e, c)]++;
            }
        }
        number(new Piece(0, mesh.rows(), 0, mesh.columns()), open, new int[1]);
        build(new Piece(0, mesh.rows(), 0, mesh.columns()), 0, 0);
    }

    /// A rectangle of elements.
    private record Piece(int top, int bottom, int left, int right) {
        boolean isLeaf() {
            return (bottom - top) * (right - left) <= LEAF;
        }

        List<Piece> halves() {
            if (bottom - top >= right - left) {
                int middle = (top + bottom) / 2;
                return List.of(new Piece(top, middle, left, right), new Piece(middle, bottom, left, right));
            }
            int middle = (left + right) / 2;
            return List.of(new Piece(top, bottom, left, middle), new Piece(top, bottom, middle, right));
        }

        int[] elements(Mesh mesh) {
            return IntStream.range(top, bottom)
                    .flatMap(row -> IntStream.range(left, right).map(column -> mesh.element(row, column)))
                    .toArray();
        }
    }

    /// Finds which front eliminates each node; returns the nodes that the piece touches and leaves.
    private Set<Integer> number(Piece piece, int[] open, int[] counter) {
        Set<Integer> nodes = new TreeSet<>();
        if (piece.isLeaf()) {
            for (int e : piece.elements(mesh)) {
                for (int c = 0; c < Mesh.CORNERS; c++) {
                    int node = mesh.corner(e, c);
                    nodes.add(node);
                    open[node]--;
                }
            }
        } else {
            piece.halves().forEach(half -> nodes.addAll(number(half, open, counter)));
        }
        int front = counter[0]++;
        for (int node : nodes) {
            last[node] = held[node] || open[node] > 0 ? Integer.MAX_VALUE : front;
        }
        nodes.removeIf(node -> last[node] == front);
        return nodes;
    }

    /// Adds the front of the piece, a first or second half, after those of its parts, and returns its number.
    private int build(Piece piece, int depth, int half) {
        deepest = Math.max(deepest, depth);
        int[] elements = piece.isLeaf() ? piece.elements(mesh) : new int[0];
        int[] children = piece.isLeaf()
                ? new int[0]
                : IntStream.range(0, 2)
                        .map(h -> build(piece.halves().get(h), depth + 1, h))
                        .toArray();
        int number = fronts.size();
        IntStream touched = piece.isLeaf()
                ? IntStream.of(elements)
                        .flatMap(e -> IntStream.range(0, Mesh.CORNERS).map(c -> mesh.corner(e, c)))
                : IntStream.of(children).flatMap(child -> Arrays.stream(left(fronts.get(child))));
        int[] nodes = touched.distinct()
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(node -> last[node]).thenComparingInt(node -> node))
                .mapToInt(Integer::intValue)
                .toArray();
        int inner =
                (int) Arrays.stream(nodes).filter(node -> last[node] == number).count();
        int[] place = new int[mesh.nodes()];
        for (int i = 0; i < nodes.length; i++) {
            place[nodes[i]] = i;
        }
        int[][] places = piece.isLeaf()
                ? new int[][] {leafPlaces(elements, place, nodes.length)}
                : IntStream.of(children)
                        .mapToObj(child -> variables(left(fronts.get(child)), place, nodes.length))
                        .toArray(int[][]::new);
        Front front = new Front(2 * depth + half, children, elements, nodes, inner, places, rows);
        rows += front.count() * Elimination.stride(front.size());
        fronts.add(front);
        return number;
    }

    /// The nodes that a front leaves.
    private static int[] left(Front front) {
        return Arrays.copyOfRange(front.nodes(), front.inner(), front.nodes().length);
    }

    /// The variables of some nodes, and the mean strains, in a front of `count` nodes.
    private static int[] variables(int[] nodes, int[] place, int count) {
        return IntStream.concat(
                        IntStream.of(nodes).flatMap(node -> IntStream.of(2 * place[node], 2 * place[node] + 1)),
                        IntStream.range(2 * count, 2 * count + Element.STRAINS))
                .toArray();
    }

    /// Where the numbers of the elements go.
    private int[] leafPlaces(int[] elements, int[] place, int count) {
        int stride = Elimination.stride(2 * count + Element.STRAINS);
        IntStream.Builder places = IntStream.builder();
        for (int e : elements) {
            int[] corners =
                    IntStream.range(0, Mesh.CORNERS).map(c -> mesh.corner(e, c)).toArray();
            int[] variables = variables(corners, place, count);
            for (int a = 0; a < Element.SIZE; a++) {
                for (int b = a; b < Element.SIZE; b++) {
                    int low = Math.min(variables[a], variables[b]);
                    places.add(low * stride + Math.max(variables[a], variables[b]));
                }
            }
        }
        return places.build().toArray();
    }

    Mesh mesh() {
        return mesh;
    }

    /// The fronts, each after its children.
    List<Front> fronts() {
        return List.copyOf(fronts);
    }

    /// How many slots the fronts take.
    int slots() {
        return 2 * (deepest + 1);
    }

    /// The nodes that are held, in the order in which the last front has them.
    int[] held() {
        return left(fronts.getLast());
    }

    /// The numbers of all rows of the factor.
    int factorLength() {
        return rows;
    }
}
