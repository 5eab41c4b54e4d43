package org.preimage.math;

/// The loops in double in which the time of dense systems and Gaussian processes goes; a seam like [Kernels],
/// chosen with it. Both forms compute every element by the same operations in the same order but for
/// [#sum(double[], double[], int, double, int)], whose order of addition is that of the lanes.
public sealed interface DoubleKernels permits ScalarDoubleKernels, VectorDoubleKernels {

    /// The kernels of this process.
    DoubleKernels ACTIVE =
            Kernels.ACTIVE instanceof VectorKernels ? new VectorDoubleKernels() : new ScalarDoubleKernels();

    /// What ranges of columns are a multiple of: the most lanes that a vector has.
    int LANES = 8;

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

    /// Takes the Gram products of `steps` rows above off four rows of the matrix `a`:
    /// `a_(row+r),j −= Σ_(p<steps) a_p,(row+r) · a_p,j`, `r` below four.
    ///
    /// @param a row i, column j is `a[i * stride + j]`
    /// @param from the first column, a multiple of [#LANES]
    /// @param to the column after the last, a multiple of [#LANES]
    void subtractGram(int steps, double[] a, int stride, int row, int from, int to);

    /// Solves four rows by forward substitution: with `m_q,r` at `m[4 * q + r]`,
    /// `a_r,j = (a_r,j − Σ_(q<r) m_q,r · a_q,j) · m_r,r`.
    ///
    /// @param m 16 numbers, of which those with `q ≤ r` are read
    /// @param a row r, column j is `a[(row + r) * stride + j]`
    /// @param from the first column, a multiple of [#LANES]
    /// @param to the column after the last, a multiple of [#LANES]
    void solveRows(double[] m, double[] a, int stride, int row, int from, int to);

    /// `values_j = e^(−values_j)` for the first `n` numbers, none below zero; what is below 1e-300 may be that.
    void decay(double[] values, int n);

    /// `Σ_j weights_j · (points_(at+j) − center)` over `n` numbers.
    double sum(double[] weights, double[] points, int at, double center, int n);
}
