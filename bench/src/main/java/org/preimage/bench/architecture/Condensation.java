package org.preimage.bench.architecture;

import java.util.Arrays;
import java.util.List;
import org.preimage.linalg.Elimination;

/// Takes all displacements out of the energy of a mesh, so that the three mean strains remain, and finds the
/// displacements again. Scratch for one thread at a time; an evaluation allocates nothing.
final class Condensation {
    private static final double[] ELEMENT = Element.stiffness();

    private final List<Front> fronts;
    private final List<Border> borders;
    private final Elimination elimination = new Elimination();
    private final double[][] matrices;
    private final double[] factor;
    private final double[] columns;
    /// By mean strain, the displacements of the nodes.
    private final double[][] displacements;

    /// @param borders what holds the nodes that the dissection leaves, under each of the mean strains
    Condensation(Dissection dissection, List<Border> borders) {
        this.fronts = dissection.fronts();
        this.borders = List.copyOf(borders);
        int[] lengths = new int[dissection.slots()];
        int widest = 0;
        for (Front front : fronts) {
            lengths[front.slot()] = Math.max(lengths[front.slot()], Elimination.length(front.size()));
            widest = Math.max(widest, Elimination.stride(front.size()));
        }
        matrices = new double[lengths.length][];
        Arrays.setAll(matrices, slot -> new double[lengths[slot]]);
        factor = new double[dissection.factorLength()];
        columns = new double[Element.STRAINS * widest];
        displacements = new double[Element.STRAINS][2 * dissection.mesh().nodes()];
    }

    /// Condenses the mesh.
    ///
    /// @param youngs Young's modulus of each element
    /// @param energy gets twice the energy under the mean strains, its upper triangle row by row, `[6]`
    void condense(double[] youngs, double[] energy) {
        for (int f = 0; f < fronts.size(); f++) {
            condense(fronts.get(f), youngs);
        }
        Front last = fronts.getLast();
        Arrays.fill(energy, 0);
        for (int b = 0; b < borders.size(); b++) {
            borders.get(b).solve(last, matrices[last.slot()], energy, displacements);
        }
    }

    private void condense(Front front, double[] youngs) {
        double[] a = matrices[front.slot()];
        Arrays.fill(a, 0, Elimination.length(front.size()), 0);
        if (front.children().length == 0) {
            assemble(front, youngs, a);
        } else {
            add(front, 0, a);
            add(front, 1, a);
        }
        elimination.eliminate(a, front.size(), front.count());
        System.arraycopy(a, 0, factor, front.rowsAt(), front.count() * Elimination.stride(front.size()));
    }

    private static void assemble(Front front, double[] youngs, double[] a) {
        int[] places = front.places()[0];
        int at = 0;
        for (int e : front.elements()) {
            double young = youngs[e];
            for (double k : ELEMENT) {
                a[places[at++]] += young * k;
            }
        }
    }

    /// Adds what a child has left. Both have their variables in the same order.
    private void add(Front front, int child, double[] a) {
        Front part = fronts.get(front.children()[child]);
        double[] b = matrices[part.slot()];
        int[] to = front.places()[child];
        int stride = Elimination.stride(front.size());
        int partStride = Elimination.stride(part.size());
        for (int i = 0; i < to.length; i++) {
            int row = to[i] * stride;
            int partRow = (part.count() + i) * partStride + part.count();
            for (int j = i; j < to.length; j++) {
                a[row + to[j]] += b[partRow + j];
            }
        }
    }

    /// The displacements under each mean strain, beyond its own, after [#condense]: `[3][2 × nodes]`, `u` and `v` of
    /// each node in turn; the same array each time.
    double[][] displacements() {
        for (int f = fronts.size() - 1; f >= 0; f--) {
            find(fronts.get(f));
        }
        return displacements;
    }

    private void find(Front front) {
        int size = front.size();
        int stride = Elimination.stride(size);
        int[] nodes = front.nodes();
        for (int c = 0; c < Element.STRAINS; c++) {
            double[] known = displacements[c];
            for (int i = front.inner(); i < nodes.length; i++) {
                columns[c * stride + 2 * i] = known[2 * nodes[i]];
                columns[c * stride + 2 * i + 1] = known[2 * nodes[i] + 1];
            }
            for (int s = 0; s < Element.STRAINS; s++) {
                columns[c * stride + 2 * nodes.length + s] = s == c ? 1 : 0;
            }
        }
        Elimination.substitute(factor, front.rowsAt(), size, front.count(), columns, Element.STRAINS);
        for (int c = 0; c < Element.STRAINS; c++) {
            double[] found = displacements[c];
            for (int i = 0; i < front.inner(); i++) {
                found[2 * nodes[i]] = columns[c * stride + 2 * i];
                found[2 * nodes[i] + 1] = columns[c * stride + 2 * i + 1];
            }
        }
    }
}
