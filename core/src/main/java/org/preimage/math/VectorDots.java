package org.preimage.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// [Kernels#dots] and [Kernels#columnSums] on vectors.
final class VectorDots {
    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = S.length();

    private VectorDots() {}

    static void dots(
            int rows,
            int outputs,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cStep,
            float @Nullable [] bias,
            int biasAt,
            float[] work) {
        for (int j = 0; j < outputs; j += 2) {
            int second = Math.min(1, outputs - 1 - j);
            float bias0 = bias == null ? 0f : bias[biasAt + j];
            float bias1 = bias == null ? 0f : bias[biasAt + j + second];
            int b0 = bAt + j * bRow;
            int c0 = cAt + j * cStep;
            for (int i = 0; i < rows; i += 4) {
                int last = rows - 1 - i;
                int i1 = i + Math.min(1, last);
                int i2 = i + Math.min(2, last);
                int i3 = i + Math.min(3, last);
                eight(
                        steps,
                        a,
                        aAt + i * aRow,
                        aAt + i1 * aRow,
                        aAt + i2 * aRow,
                        aAt + i3 * aRow,
                        b,
                        b0,
                        b0 + second * bRow,
                        work);
                int c1 = c0 + second * cStep;
                c[c1 + i] = bias1 + Lanes.total(work, L);
                c[c1 + i1] = bias1 + Lanes.total(work, 3 * L);
                c[c1 + i2] = bias1 + Lanes.total(work, 5 * L);
                c[c1 + i3] = bias1 + Lanes.total(work, 7 * L);
                c[c0 + i] = bias0 + Lanes.total(work, 0);
                c[c0 + i1] = bias0 + Lanes.total(work, 2 * L);
                c[c0 + i2] = bias0 + Lanes.total(work, 4 * L);
                c[c0 + i3] = bias0 + Lanes.total(work, 6 * L);
            }
        }
    }

    /// The products of four rows with two, lane by lane.
    private static void eight(
            int steps, float[] a, int a0, int a1, int a2, int a3, float[] b, int b0, int b1, float[] work) {
        FloatVector x0 = FloatVector.zero(S);
        FloatVector y0 = FloatVector.zero(S);
        FloatVector x1 = FloatVector.zero(S);
        FloatVector y1 = FloatVector.zero(S);
        FloatVector x2 = FloatVector.zero(S);
        FloatVector y2 = FloatVector.zero(S);
        FloatVector x3 = FloatVector.zero(S);
        FloatVector y3 = FloatVector.zero(S);
        for (int p = 0; p < steps; p += L) {
            FloatVector bX = FloatVector.fromArray(S, b, b0 + p);
            FloatVector bY = FloatVector.fromArray(S, b, b1 + p);
            FloatVector r;
            r = FloatVector.fromArray(S, a, a0 + p);
            x0 = r.fma(bX, x0);
            y0 = r.fma(bY, y0);
            r = FloatVector.fromArray(S, a, a1 + p);
            x1 = r.fma(bX, x1);
            y1 = r.fma(bY, y1);
            r = FloatVector.fromArray(S, a, a2 + p);
            x2 = r.fma(bX, x2);
            y2 = r.fma(bY, y2);
            r = FloatVector.fromArray(S, a, a3 + p);
            x3 = r.fma(bX, x3);
            y3 = r.fma(bY, y3);
        }
        x0.intoArray(work, 0);
        y0.intoArray(work, L);
        x1.intoArray(work, 2 * L);
        y1.intoArray(work, 3 * L);
        x2.intoArray(work, 4 * L);
        y2.intoArray(work, 5 * L);
        x3.intoArray(work, 6 * L);
        y3.intoArray(work, 7 * L);
    }

    static void columnSums(int rows, int columns, float[] a, int aAt, int aRow, float[] c, int cAt) {
        int j = 0;
        for (; j + 4 * L <= columns; j += 4 * L) {
            FloatVector s0 = FloatVector.fromArray(S, c, cAt + j);
            FloatVector s1 = FloatVector.fromArray(S, c, cAt + j + L);
            FloatVector s2 = FloatVector.fromArray(S, c, cAt + j + 2 * L);
            FloatVector s3 = FloatVector.fromArray(S, c, cAt + j + 3 * L);
            for (int i = 0; i < rows; i++) {
                int at = aAt + i * aRow + j;
                s0 = s0.add(FloatVector.fromArray(S, a, at));
                s1 = s1.add(FloatVector.fromArray(S, a, at + L));
                s2 = s2.add(FloatVector.fromArray(S, a, at + 2 * L));
                s3 = s3.add(FloatVector.fromArray(S, a, at + 3 * L));
            }
            s0.intoArray(c, cAt + j);
            s1.intoArray(c, cAt + j + L);
            s2.intoArray(c, cAt + j + 2 * L);
            s3.intoArray(c, cAt + j + 3 * L);
        }
        for (; j < columns; j += L) {
            FloatVector sum = FloatVector.fromArray(S, c, cAt + j);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(FloatVector.fromArray(S, a, aAt + i * aRow + j));
            }
            sum.intoArray(c, cAt + j);
        }
    }
}
