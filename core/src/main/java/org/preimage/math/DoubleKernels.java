package org.preimage.math;

/// The loops in double in which the time of dense systems and Gaussian processes goes; a seam like [Kernels],
/// chosen with it. Both forms compute every element by the same operations in the same order but for
/// [#sum(double[], double[], int, double, int)], whose order of addition is that of the lanes.
public sealed interface DoubleKernels permits ScalarDoubleKernels, VectorDoubleKernels {

    /// The kernels of this process.
    DoubleKernels ACTIVE =
            Kernels.ACTIVE instanceof VectorKernels ? new VectorDoubleKernels() : new ScalarDoubleKernels();

    /// The rows of a tile.
    int rows();

    /// The columns of a tile.
    int columns();

    /// `C −= A·B` for one tile of `C`.
    ///
    /// @param a step p of row i is `a[aAt + p * rows() + i]`; all rows of the tile are there
    /// @param b step p of column j is `b[bAt + p * columns() + j]`; all columns of the tile are there
    /// @param c rows at `c[cAt + i * cRow]`
    /// @param rows how many rows there are in `c`, at most [#rows()]
    /// @param columns how many columns there are in `c`, at most [#columns()]
    void subtractTile(
            int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow, int rows, int columns);

    /// `values_j = e^(−values_j)` for the first `n` numbers, none below zero; what is below 1e-300 may be that.
    void decay(double[] values, int n);

    /// `Σ_j weights_j · (points_(at+j) − center)` over `n` numbers.
    double sum(double[] weights, double[] points, int at, double center, int n);
}
