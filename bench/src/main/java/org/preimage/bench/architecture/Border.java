package org.preimage.bench.architecture;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.preimage.linalg.Elimination;

/// What holds the nodes that a [Dissection] leaves, under some of the mean strains: which of their displacements are
/// free, while the others are zero. So one condensation serves for strains that are held differently. Scratch for one
/// thread at a time.
final class Border {
    private final int[] strains;
    /// The free displacements, by their numbers on the mesh.
    private final int[] free;
    /// The variables among those that the last front leaves: the free displacements, then the mean strains.
    private final int[] variables;

    private final double[] matrix;
    private final double[] columns;
    private final Elimination elimination = new Elimination();

    /// @param held the nodes that are left
    /// @param fixed which displacements of the mesh are zero, `u` and `v` of each node in turn
    /// @param strains the mean strains, ascending
    Border(int[] held, boolean[] fixed, int... strains) {
        int[] places = IntStream.range(0, 2 * held.length)
                .filter(i -> !fixed[2 * held[i / 2] + i % 2])
                .toArray();
        this.strains = strains.clone();
        free = Arrays.stream(places).map(i -> 2 * held[i / 2] + i % 2).toArray();
        variables = IntStream.concat(
                        Arrays.stream(places), Arrays.stream(strains).map(s -> 2 * held.length + s))
                .toArray();
        matrix = new double[Elimination.length(variables.length)];
        columns = new double[strains.length * Elimination.stride(variables.length)];
    }

    /// Takes the free displacements out.
    ///
    /// @param condensed the matrix of the front that leaves the nodes, its own eliminated
    /// @param energy gets twice the energy under the mean strains, where they are those of this border
    /// @param displacements `[3][2 × nodes]`, gets those of the nodes that are left
    void solve(Front last, double[] condensed, double[] energy, double[][] displacements) {
        gather(condensed, Elimination.stride(last.size()), last.count());
        int size = variables.length;
        int stride = Elimination.stride(size);
        elimination.eliminate(matrix, size, free.length);
        Arrays.fill(columns, 0);
        for (int s = 0; s < strains.length; s++) {
            for (int t = s; t < strains.length; t++) {
                energy[Stiffness.place(strains[s], strains[t])] = matrix[(free.length + s) * stride + free.length + t];
            }
            columns[s * stride + free.length + s] = 1;
        }
        Elimination.substitute(matrix, 0, size, free.length, columns, strains.length);
        for (int s = 0; s < strains.length; s++) {
            for (int i = 0; i < free.length; i++) {
                displacements[strains[s]][free[i]] = columns[s * stride + i];
            }
        }
    }

    private void gather(double[] condensed, int stride, int first) {
        int own = Elimination.stride(variables.length);
        Arrays.fill(matrix, 0);
        for (int i = 0; i < variables.length; i++) {
            int row = (first + variables[i]) * stride + first;
            for (int j = i; j < variables.length; j++) {
                matrix[i * own + j] = condensed[row + variables[j]];
            }
        }
    }
}
