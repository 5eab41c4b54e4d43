package org.preimage.bench.architecture;

/// One step of a [Dissection]: what the elements of a rectangle leave of each other once the nodes that no other
/// element touches are eliminated.
///
/// Its variables are two displacements for each of its nodes and the three mean strains, which come last.
///
/// @param slot where its matrix lies until the front that it is a part of is put together; two halves of a piece, and
///     what is below them, have others
/// @param children the fronts of which it is put together, by their numbers; none for a leaf
/// @param elements the elements of a leaf, none otherwise
/// @param nodes its nodes, those that are eliminated here first, then by when they are
/// @param inner how many nodes are eliminated here
/// @param places for a leaf, where the upper triangle of each element goes, one element after the other;
///     otherwise, for each child, the variables here that remain of it
/// @param rowsAt where its rows of the factor begin
record Front(int slot, int[] children, int[] elements, int[] nodes, int inner, int[][] places, int rowsAt) {
    /// The number of variables.
    int size() {
        return 2 * nodes.length + Element.STRAINS;
    }

    /// How many variables are eliminated.
    int count() {
        return 2 * inner;
    }
}
