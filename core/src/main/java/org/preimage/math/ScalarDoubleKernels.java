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
