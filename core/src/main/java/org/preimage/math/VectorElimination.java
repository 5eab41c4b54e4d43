package org.preimage.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Steps of an elimination over vectors of the width of [VectorKernels].
final class VectorElimination {
    private static final VectorSpecies<Double> S = VectorKernels.S.withLanes(double.class);
    private static final int L = S.length();

    private VectorElimination() {}

    /// Four rows, two vectors of columns at `j`.
    static void subtractTwo(int steps, double[] a, int stride, int row, int j) {
        DoubleVector x0 = DoubleVector.zero(S);
        DoubleVector y0 = DoubleVector.zero(S);
        DoubleVector x1 = DoubleVector.zero(S);
        DoubleVector y1 = DoubleVector.zero(S);
        DoubleVector x2 = DoubleVector.zero(S);
        DoubleVector y2 = DoubleVector.zero(S);
        DoubleVector x3 = DoubleVector.zero(S);
        DoubleVector y3 = DoubleVector.zero(S);
        for (int p = 0, at = 0; p < steps; p++, at += stride) {
            DoubleVector bX = DoubleVector.fromArray(S, a, at + j);
            DoubleVector bY = DoubleVector.fromArray(S, a, at + j + L);
            DoubleVector v = DoubleVector.broadcast(S, a[at + row]);
            x0 = v.fma(bX, x0);
            y0 = v.fma(bY, y0);
            v = DoubleVector.broadcast(S, a[at + row + 1]);
            x1 = v.fma(bX, x1);
            y1 = v.fma(bY, y1);
            v = DoubleVector.broadcast(S, a[at + row + 2]);
            x2 = v.fma(bX, x2);
            y2 = v.fma(bY, y2);
            v = DoubleVector.broadcast(S, a[at + row + 3]);
            x3 = v.fma(bX, x3);
            y3 = v.fma(bY, y3);
        }
        int at = row * stride + j; // vectors that are handed to a method may end on the heap, so none is
        DoubleVector.fromArray(S, a, at).sub(x0).intoArray(a, at);
        DoubleVector.fromArray(S, a, at + L).sub(y0).intoArray(a, at + L);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x1).intoArray(a, at);
        DoubleVector.fromArray(S, a, at + L).sub(y1).intoArray(a, at + L);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x2).intoArray(a, at);
        DoubleVector.fromArray(S, a, at + L).sub(y2).intoArray(a, at + L);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x3).intoArray(a, at);
        DoubleVector.fromArray(S, a, at + L).sub(y3).intoArray(a, at + L);
    }

    /// Four rows, one vector of columns at `j`.
    static void subtractOne(int steps, double[] a, int stride, int row, int j) {
        DoubleVector x0 = DoubleVector.zero(S);
        DoubleVector x1 = DoubleVector.zero(S);
        DoubleVector x2 = DoubleVector.zero(S);
        DoubleVector x3 = DoubleVector.zero(S);
        for (int p = 0, at = 0; p < steps; p++, at += stride) {
            DoubleVector bX = DoubleVector.fromArray(S, a, at + j);
            DoubleVector v = DoubleVector.broadcast(S, a[at + row]);
            x0 = v.fma(bX, x0);
            v = DoubleVector.broadcast(S, a[at + row + 1]);
            x1 = v.fma(bX, x1);
            v = DoubleVector.broadcast(S, a[at + row + 2]);
            x2 = v.fma(bX, x2);
            v = DoubleVector.broadcast(S, a[at + row + 3]);
            x3 = v.fma(bX, x3);
        }
        int at = row * stride + j; // vectors that are handed to a method may end on the heap, so none is
        DoubleVector.fromArray(S, a, at).sub(x0).intoArray(a, at);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x1).intoArray(a, at);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x2).intoArray(a, at);
        at += stride;
        DoubleVector.fromArray(S, a, at).sub(x3).intoArray(a, at);
    }

    /// See [DoubleKernels#solveRows].
    static void solveRows(double[] m, double[] a, int stride, int row, int from, int to) {
        int r0 = row * stride;
        int r1 = r0 + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        for (int j = from; j < to; j += L) {
            DoubleVector x0 = DoubleVector.fromArray(S, a, r0 + j).mul(m[0]);
            x0.intoArray(a, r0 + j);
            DoubleVector x1 = DoubleVector.fromArray(S, a, r1 + j);
            x1 = x0.fma(DoubleVector.broadcast(S, -m[1]), x1).mul(m[5]);
            x1.intoArray(a, r1 + j);
            DoubleVector x2 = DoubleVector.fromArray(S, a, r2 + j);
            x2 = x0.fma(DoubleVector.broadcast(S, -m[2]), x2);
            x2 = x1.fma(DoubleVector.broadcast(S, -m[6]), x2).mul(m[10]);
            x2.intoArray(a, r2 + j);
            DoubleVector x3 = DoubleVector.fromArray(S, a, r3 + j);
            x3 = x0.fma(DoubleVector.broadcast(S, -m[3]), x3);
            x3 = x1.fma(DoubleVector.broadcast(S, -m[7]), x3);
            x3 = x2.fma(DoubleVector.broadcast(S, -m[11]), x3).mul(m[15]);
            x3.intoArray(a, r3 + j);
        }
    }
}
