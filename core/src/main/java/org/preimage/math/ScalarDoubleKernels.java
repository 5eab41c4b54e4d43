package org.preimage.math;

/// Plain loops.
final class ScalarDoubleKernels implements DoubleKernels {
    private static final int ROWS = 4;
    private static final int COLUMNS = 4;

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void subtractTile(
            int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int p = 0; p < steps; p++) {
                    sum = Math.fma(a[aAt + p * ROWS + i], b[bAt + p * COLUMNS + j], sum);
                }
                c[cAt + i * cRow + j] -= sum;
            }
        }
    }

    @Override
    public void subtractGram(int steps, double[] a, int stride, int row, int from, int to) {
        for (int r = row; r < row + 4; r++) {
            for (int j = from; j < to; j++) {
                double sum = 0;
                for (int p = 0; p < steps; p++) {
                    sum = Math.fma(a[p * stride + r], a[p * stride + j], sum);
                }
                a[r * stride + j] -= sum;
            }
        }
    }

    @Override
    public void solveRows(double[] m, double[] a, int stride, int row, int from, int to) {
        for (int r = 0; r < 4; r++) {
            for (int j = from; j < to; j++) {
                double value = a[(row + r) * stride + j];
                for (int q = 0; q < r; q++) {
                    value = Math.fma(-m[4 * q + r], a[(row + q) * stride + j], value);
                }
                a[(row + r) * stride + j] = value * m[5 * r];
            }
        }
    }

    @Override
    public void decay(double[] values, int n) {
        for (int j = 0; j < n; j++) {
            values[j] = Exponential.of(values[j]);
        }
    }

    @Override
    public double sum(double[] weights, double[] points, int at, double center, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum = Math.fma(weights[j], points[at + j] - center, sum);
        }
        return sum;
    }
}
