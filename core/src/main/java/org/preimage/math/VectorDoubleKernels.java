package org.preimage.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The same over vectors of the width of [VectorKernels].
final class VectorDoubleKernels implements DoubleKernels {
    private static final VectorSpecies<Double> S = VectorKernels.S.withLanes(double.class);
    private static final int L = S.length();
    private static final int COLUMNS = 2 * L;
    /// As many sums as stay in the registers: 32 of them with 512 bits, else 16.
    private static final int ROWS = L == 8 ? 12 : 4;

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
        if (rows == ROWS && columns == COLUMNS) {
            full(steps, a, aAt, b, bAt, c, cAt, cRow);
            return;
        }
        double[] tile = new double[ROWS * COLUMNS];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(c, cAt + i * cRow, tile, i * COLUMNS, columns);
        }
        full(steps, a, aAt, b, bAt, tile, 0, COLUMNS);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(tile, i * COLUMNS, c, cAt + i * cRow, columns);
        }
    }

    private static void full(int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow) {
        if (ROWS == 12) {
            twelve(steps, a, aAt, b, bAt, c, cAt, cRow);
        } else {
            four(steps, a, aAt, b, bAt, c, cAt, cRow);
        }
    }

    private static void twelve(int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector x0 = zero;
        DoubleVector y0 = zero;
        DoubleVector x1 = zero;
        DoubleVector y1 = zero;
        DoubleVector x2 = zero;
        DoubleVector y2 = zero;
        DoubleVector x3 = zero;
        DoubleVector y3 = zero;
        DoubleVector x4 = zero;
        DoubleVector y4 = zero;
        DoubleVector x5 = zero;
        DoubleVector y5 = zero;
        DoubleVector x6 = zero;
        DoubleVector y6 = zero;
        DoubleVector x7 = zero;
        DoubleVector y7 = zero;
        DoubleVector x8 = zero;
        DoubleVector y8 = zero;
        DoubleVector x9 = zero;
        DoubleVector y9 = zero;
        DoubleVector x10 = zero;
        DoubleVector y10 = zero;
        DoubleVector x11 = zero;
        DoubleVector y11 = zero;
        for (int p = 0; p < steps; p++) {
            int ap = aAt + p * 12;
            int bp = bAt + p * COLUMNS;
            DoubleVector bX = DoubleVector.fromArray(S, b, bp);
            DoubleVector bY = DoubleVector.fromArray(S, b, bp + L);
            DoubleVector v;
            v = DoubleVector.broadcast(S, a[ap]);
            x0 = v.fma(bX, x0);
            y0 = v.fma(bY, y0);
            v = DoubleVector.broadcast(S, a[ap + 1]);
            x1 = v.fma(bX, x1);
            y1 = v.fma(bY, y1);
            v = DoubleVector.broadcast(S, a[ap + 2]);
            x2 = v.fma(bX, x2);
            y2 = v.fma(bY, y2);
            v = DoubleVector.broadcast(S, a[ap + 3]);
            x3 = v.fma(bX, x3);
            y3 = v.fma(bY, y3);
            v = DoubleVector.broadcast(S, a[ap + 4]);
            x4 = v.fma(bX, x4);
            y4 = v.fma(bY, y4);
            v = DoubleVector.broadcast(S, a[ap + 5]);
            x5 = v.fma(bX, x5);
            y5 = v.fma(bY, y5);
            v = DoubleVector.broadcast(S, a[ap + 6]);
            x6 = v.fma(bX, x6);
            y6 = v.fma(bY, y6);
            v = DoubleVector.broadcast(S, a[ap + 7]);
            x7 = v.fma(bX, x7);
            y7 = v.fma(bY, y7);
            v = DoubleVector.broadcast(S, a[ap + 8]);
            x8 = v.fma(bX, x8);
            y8 = v.fma(bY, y8);
            v = DoubleVector.broadcast(S, a[ap + 9]);
            x9 = v.fma(bX, x9);
            y9 = v.fma(bY, y9);
            v = DoubleVector.broadcast(S, a[ap + 10]);
            x10 = v.fma(bX, x10);
            y10 = v.fma(bY, y10);
            v = DoubleVector.broadcast(S, a[ap + 11]);
            x11 = v.fma(bX, x11);
            y11 = v.fma(bY, y11);
        }
        int at = cAt; // vectors that are handed to a method may end on the heap, so none is
        DoubleVector.fromArray(S, c, at).sub(x0).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y0).intoArray(c, at + L);
        at = cAt + 1 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x1).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y1).intoArray(c, at + L);
        at = cAt + 2 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x2).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y2).intoArray(c, at + L);
        at = cAt + 3 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x3).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y3).intoArray(c, at + L);
        at = cAt + 4 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x4).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y4).intoArray(c, at + L);
        at = cAt + 5 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x5).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y5).intoArray(c, at + L);
        at = cAt + 6 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x6).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y6).intoArray(c, at + L);
        at = cAt + 7 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x7).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y7).intoArray(c, at + L);
        at = cAt + 8 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x8).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y8).intoArray(c, at + L);
        at = cAt + 9 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x9).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y9).intoArray(c, at + L);
        at = cAt + 10 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x10).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y10).intoArray(c, at + L);
        at = cAt + 11 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x11).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y11).intoArray(c, at + L);
    }

    private static void four(int steps, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt, int cRow) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector x0 = zero;
        DoubleVector y0 = zero;
        DoubleVector x1 = zero;
        DoubleVector y1 = zero;
        DoubleVector x2 = zero;
        DoubleVector y2 = zero;
        DoubleVector x3 = zero;
        DoubleVector y3 = zero;
        for (int p = 0; p < steps; p++) {
            int ap = aAt + p * 4;
            int bp = bAt + p * COLUMNS;
            DoubleVector bX = DoubleVector.fromArray(S, b, bp);
            DoubleVector bY = DoubleVector.fromArray(S, b, bp + L);
            DoubleVector v;
            v = DoubleVector.broadcast(S, a[ap]);
            x0 = v.fma(bX, x0);
            y0 = v.fma(bY, y0);
            v = DoubleVector.broadcast(S, a[ap + 1]);
            x1 = v.fma(bX, x1);
            y1 = v.fma(bY, y1);
            v = DoubleVector.broadcast(S, a[ap + 2]);
            x2 = v.fma(bX, x2);
            y2 = v.fma(bY, y2);
            v = DoubleVector.broadcast(S, a[ap + 3]);
            x3 = v.fma(bX, x3);
            y3 = v.fma(bY, y3);
        }
        int at = cAt; // vectors that are handed to a method may end on the heap, so none is
        DoubleVector.fromArray(S, c, at).sub(x0).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y0).intoArray(c, at + L);
        at = cAt + 1 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x1).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y1).intoArray(c, at + L);
        at = cAt + 2 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x2).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y2).intoArray(c, at + L);
        at = cAt + 3 * cRow;
        DoubleVector.fromArray(S, c, at).sub(x3).intoArray(c, at);
        DoubleVector.fromArray(S, c, at + L).sub(y3).intoArray(c, at + L);
    }

    @Override
    public void subtractGram(int steps, double[] a, int stride, int row, int from, int to) {
        int j = from;
        for (; j + COLUMNS <= to; j += COLUMNS) {
            VectorElimination.subtractTwo(steps, a, stride, row, j);
        }
        if (j < to) {
            VectorElimination.subtractOne(steps, a, stride, row, j);
        }
    }

    @Override
    public void solveRows(double[] m, double[] a, int stride, int row, int from, int to) {
        VectorElimination.solveRows(m, a, stride, row, from, to);
    }

    @Override
    public void decay(double[] values, int n) {
        int j = 0;
        for (; j + L <= n; j += L) {
            DoubleVector x =
                    DoubleVector.fromArray(S, values, j).min(Exponential.MOST).neg();
            DoubleVector shifted =
                    x.fma(DoubleVector.broadcast(S, Exponential.LOG2_E), DoubleVector.broadcast(S, Exponential.SHIFT));
            DoubleVector n2 = shifted.sub(Exponential.SHIFT);
            DoubleVector r = n2.fma(
                    DoubleVector.broadcast(S, -Exponential.LN2_LOW),
                    n2.fma(DoubleVector.broadcast(S, -Exponential.LN2_HIGH), x));
            double[] series = Exponential.SERIES;
            DoubleVector p = DoubleVector.broadcast(S, series[series.length - 1]);
            for (int k = series.length - 2; k >= 0; k--) {
                p = p.fma(r, DoubleVector.broadcast(S, series[k]));
            }
            LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Exponential.EXPONENT_BITS);
            p.reinterpretAsLongs().add(power).reinterpretAsDoubles().intoArray(values, j);
        }
        for (; j < n; j++) {
            values[j] = Exponential.of(values[j]);
        }
    }

    @Override
    public double sum(double[] weights, double[] points, int at, double center, int n) {
        DoubleVector sum = DoubleVector.zero(S);
        DoubleVector b = DoubleVector.zero(S);
        DoubleVector c = DoubleVector.zero(S);
        DoubleVector d = DoubleVector.zero(S);
        int j = 0;
        for (; j + 4 * L <= n; j += 4 * L) { // four sums, since each waits for itself
            sum = DoubleVector.fromArray(S, weights, j)
                    .fma(DoubleVector.fromArray(S, points, at + j).sub(center), sum);
            b = DoubleVector.fromArray(S, weights, j + L)
                    .fma(DoubleVector.fromArray(S, points, at + j + L).sub(center), b);
            c = DoubleVector.fromArray(S, weights, j + 2 * L)
                    .fma(DoubleVector.fromArray(S, points, at + j + 2 * L).sub(center), c);
            d = DoubleVector.fromArray(S, weights, j + 3 * L)
                    .fma(DoubleVector.fromArray(S, points, at + j + 3 * L).sub(center), d);
        }
        sum = sum.add(b).add(c.add(d));
        for (; j + L <= n; j += L) {
            sum = DoubleVector.fromArray(S, weights, j)
                    .fma(DoubleVector.fromArray(S, points, at + j).sub(center), sum);
        }
        double total = 0;
        for (int l = 0; l < L; l++) {
            total += sum.lane(l);
        }
        for (; j < n; j++) {
            total = Math.fma(weights[j], points[at + j] - center, total);
        }
        return total;
    }
}
