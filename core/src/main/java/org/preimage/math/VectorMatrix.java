package org.preimage.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The matrix product of [Kernels#multiply] on vectors. It keeps 12 rows × 2 vectors of the result in registers
/// where there are 32 of them (AVX-512 and Arm), and 6 × 2 or 4 × 2 where there are 16.
@SuppressWarnings("ReferenceEquality") // `init == c`: add to what is there
final class VectorMatrix {
    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = S.length();

    static final int PANEL = 2 * L;

    /// Whether the machine has 32 vector registers, whatever the width of the vectors used.
    private static final boolean MANY_REGISTERS = VectorShape.preferredShape().vectorBitSize() >= 512
            || System.getProperty("os.arch", "").equals("aarch64");

    private VectorMatrix() {}

    static void multiply(
            int rows,
            int columns,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        for (int j = 0; j < columns; j += PANEL) {
            int width = Math.min(PANEL, columns - j);
            boolean packed = bStep == 0;
            int panelAt = bAt + (packed ? j * steps : j);
            int panelStep = packed ? width : bStep;
            int i = 0;
            while (i < rows) {
                int left = rows - i;
                int ai = aAt + i * aRow;
                int ci = cAt + i * cRow + j;
                if (width > L) {
                    if (MANY_REGISTERS && left > 8 && aStep == 1) {
                        twelveSteps(left, steps, a, ai, aRow, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                        i += 12;
                    } else if (MANY_REGISTERS && left >= 12 && aRow == 1) {
                        twelveRows(left, steps, a, ai, aStep, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                        i += 12;
                    } else if (!MANY_REGISTERS && left > 4 && aStep == 1) {
                        sixSteps(left, steps, a, ai, aRow, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                        i += 6;
                    } else {
                        four(left, steps, a, ai, aRow, aStep, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                        i += 4;
                    }
                } else if (left > 8) {
                    twelveNarrow(left, steps, a, ai, aRow, aStep, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                    i += 12;
                } else {
                    fourNarrow(left, steps, a, ai, aRow, aStep, b, panelAt, panelStep, c, ci, cRow, init, initAt + j);
                    i += 4;
                }
            }
        }
    }

    // The micro-kernels. Rows beyond the last one repeat it, so every store writes a true value and none is masked.

    /// Twelve rows, two vectors, `a` contiguous in the steps (`aStep` is 1).
    private static void twelveSteps(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int a0 = aAt;
        int c0 = cAt;
        int a1 = aAt + Math.min(1, last) * aRow;
        int c1 = cAt + Math.min(1, last) * cRow;
        int a2 = aAt + Math.min(2, last) * aRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int a3 = aAt + Math.min(3, last) * aRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        int a4 = aAt + Math.min(4, last) * aRow;
        int c4 = cAt + Math.min(4, last) * cRow;
        int a5 = aAt + Math.min(5, last) * aRow;
        int c5 = cAt + Math.min(5, last) * cRow;
        int a6 = aAt + Math.min(6, last) * aRow;
        int c6 = cAt + Math.min(6, last) * cRow;
        int a7 = aAt + Math.min(7, last) * aRow;
        int c7 = cAt + Math.min(7, last) * cRow;
        int a8 = aAt + Math.min(8, last) * aRow;
        int c8 = cAt + Math.min(8, last) * cRow;
        int a9 = aAt + Math.min(9, last) * aRow;
        int c9 = cAt + Math.min(9, last) * cRow;
        int a10 = aAt + Math.min(10, last) * aRow;
        int c10 = cAt + Math.min(10, last) * cRow;
        int a11 = aAt + Math.min(11, last) * aRow;
        int c11 = cAt + Math.min(11, last) * cRow;
        FloatVector x0, y0, x1, y1, x2, y2, x3, y3, x4, y4, x5, y5, x6, y6, x7, y7, x8, y8, x9, y9, x10, y10, x11, y11;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            y0 = FloatVector.fromArray(S, c, c0 + L);
            x1 = FloatVector.fromArray(S, c, c1);
            y1 = FloatVector.fromArray(S, c, c1 + L);
            x2 = FloatVector.fromArray(S, c, c2);
            y2 = FloatVector.fromArray(S, c, c2 + L);
            x3 = FloatVector.fromArray(S, c, c3);
            y3 = FloatVector.fromArray(S, c, c3 + L);
            x4 = FloatVector.fromArray(S, c, c4);
            y4 = FloatVector.fromArray(S, c, c4 + L);
            x5 = FloatVector.fromArray(S, c, c5);
            y5 = FloatVector.fromArray(S, c, c5 + L);
            x6 = FloatVector.fromArray(S, c, c6);
            y6 = FloatVector.fromArray(S, c, c6 + L);
            x7 = FloatVector.fromArray(S, c, c7);
            y7 = FloatVector.fromArray(S, c, c7 + L);
            x8 = FloatVector.fromArray(S, c, c8);
            y8 = FloatVector.fromArray(S, c, c8 + L);
            x9 = FloatVector.fromArray(S, c, c9);
            y9 = FloatVector.fromArray(S, c, c9 + L);
            x10 = FloatVector.fromArray(S, c, c10);
            y10 = FloatVector.fromArray(S, c, c10 + L);
            x11 = FloatVector.fromArray(S, c, c11);
            y11 = FloatVector.fromArray(S, c, c11 + L);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            FloatVector startY = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt + L);
            x0 = startX;
            y0 = startY;
            x1 = startX;
            y1 = startY;
            x2 = startX;
            y2 = startY;
            x3 = startX;
            y3 = startY;
            x4 = startX;
            y4 = startY;
            x5 = startX;
            y5 = startY;
            x6 = startX;
            y6 = startY;
            x7 = startX;
            y7 = startY;
            x8 = startX;
            y8 = startY;
            x9 = startX;
            y9 = startY;
            x10 = startX;
            y10 = startY;
            x11 = startX;
            y11 = startY;
        }
        for (int p = 0; p < steps; p++) {
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector bY = FloatVector.fromArray(S, b, bp + L);
            FloatVector s;
            s = FloatVector.broadcast(S, a[a0 + p]);
            x0 = s.fma(bX, x0);
            y0 = s.fma(bY, y0);
            s = FloatVector.broadcast(S, a[a1 + p]);
            x1 = s.fma(bX, x1);
            y1 = s.fma(bY, y1);
            s = FloatVector.broadcast(S, a[a2 + p]);
            x2 = s.fma(bX, x2);
            y2 = s.fma(bY, y2);
            s = FloatVector.broadcast(S, a[a3 + p]);
            x3 = s.fma(bX, x3);
            y3 = s.fma(bY, y3);
            s = FloatVector.broadcast(S, a[a4 + p]);
            x4 = s.fma(bX, x4);
            y4 = s.fma(bY, y4);
            s = FloatVector.broadcast(S, a[a5 + p]);
            x5 = s.fma(bX, x5);
            y5 = s.fma(bY, y5);
            s = FloatVector.broadcast(S, a[a6 + p]);
            x6 = s.fma(bX, x6);
            y6 = s.fma(bY, y6);
            s = FloatVector.broadcast(S, a[a7 + p]);
            x7 = s.fma(bX, x7);
            y7 = s.fma(bY, y7);
            s = FloatVector.broadcast(S, a[a8 + p]);
            x8 = s.fma(bX, x8);
            y8 = s.fma(bY, y8);
            s = FloatVector.broadcast(S, a[a9 + p]);
            x9 = s.fma(bX, x9);
            y9 = s.fma(bY, y9);
            s = FloatVector.broadcast(S, a[a10 + p]);
            x10 = s.fma(bX, x10);
            y10 = s.fma(bY, y10);
            s = FloatVector.broadcast(S, a[a11 + p]);
            x11 = s.fma(bX, x11);
            y11 = s.fma(bY, y11);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + L);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + L);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + L);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + L);
        x4.intoArray(c, c4);
        y4.intoArray(c, c4 + L);
        x5.intoArray(c, c5);
        y5.intoArray(c, c5 + L);
        x6.intoArray(c, c6);
        y6.intoArray(c, c6 + L);
        x7.intoArray(c, c7);
        y7.intoArray(c, c7 + L);
        x8.intoArray(c, c8);
        y8.intoArray(c, c8 + L);
        x9.intoArray(c, c9);
        y9.intoArray(c, c9 + L);
        x10.intoArray(c, c10);
        y10.intoArray(c, c10 + L);
        x11.intoArray(c, c11);
        y11.intoArray(c, c11 + L);
    }

    /// Six rows, two vectors, `a` contiguous in the steps (`aStep` is 1).
    private static void sixSteps(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int a0 = aAt;
        int c0 = cAt;
        int a1 = aAt + Math.min(1, last) * aRow;
        int c1 = cAt + Math.min(1, last) * cRow;
        int a2 = aAt + Math.min(2, last) * aRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int a3 = aAt + Math.min(3, last) * aRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        int a4 = aAt + Math.min(4, last) * aRow;
        int c4 = cAt + Math.min(4, last) * cRow;
        int a5 = aAt + Math.min(5, last) * aRow;
        int c5 = cAt + Math.min(5, last) * cRow;
        FloatVector x0, y0, x1, y1, x2, y2, x3, y3, x4, y4, x5, y5;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            y0 = FloatVector.fromArray(S, c, c0 + L);
            x1 = FloatVector.fromArray(S, c, c1);
            y1 = FloatVector.fromArray(S, c, c1 + L);
            x2 = FloatVector.fromArray(S, c, c2);
            y2 = FloatVector.fromArray(S, c, c2 + L);
            x3 = FloatVector.fromArray(S, c, c3);
            y3 = FloatVector.fromArray(S, c, c3 + L);
            x4 = FloatVector.fromArray(S, c, c4);
            y4 = FloatVector.fromArray(S, c, c4 + L);
            x5 = FloatVector.fromArray(S, c, c5);
            y5 = FloatVector.fromArray(S, c, c5 + L);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            FloatVector startY = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt + L);
            x0 = startX;
            y0 = startY;
            x1 = startX;
            y1 = startY;
            x2 = startX;
            y2 = startY;
            x3 = startX;
            y3 = startY;
            x4 = startX;
            y4 = startY;
            x5 = startX;
            y5 = startY;
        }
        for (int p = 0; p < steps; p++) {
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector bY = FloatVector.fromArray(S, b, bp + L);
            FloatVector s;
            s = FloatVector.broadcast(S, a[a0 + p]);
            x0 = s.fma(bX, x0);
            y0 = s.fma(bY, y0);
            s = FloatVector.broadcast(S, a[a1 + p]);
            x1 = s.fma(bX, x1);
            y1 = s.fma(bY, y1);
            s = FloatVector.broadcast(S, a[a2 + p]);
            x2 = s.fma(bX, x2);
            y2 = s.fma(bY, y2);
            s = FloatVector.broadcast(S, a[a3 + p]);
            x3 = s.fma(bX, x3);
            y3 = s.fma(bY, y3);
            s = FloatVector.broadcast(S, a[a4 + p]);
            x4 = s.fma(bX, x4);
            y4 = s.fma(bY, y4);
            s = FloatVector.broadcast(S, a[a5 + p]);
            x5 = s.fma(bX, x5);
            y5 = s.fma(bY, y5);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + L);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + L);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + L);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + L);
        x4.intoArray(c, c4);
        y4.intoArray(c, c4 + L);
        x5.intoArray(c, c5);
        y5.intoArray(c, c5 + L);
    }

    /// Twelve rows, two vectors, `a` contiguous in the rows (`aRow` is 1, no row missing).
    private static void twelveRows(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int c0 = cAt;
        int c1 = cAt + Math.min(1, last) * cRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        int c4 = cAt + Math.min(4, last) * cRow;
        int c5 = cAt + Math.min(5, last) * cRow;
        int c6 = cAt + Math.min(6, last) * cRow;
        int c7 = cAt + Math.min(7, last) * cRow;
        int c8 = cAt + Math.min(8, last) * cRow;
        int c9 = cAt + Math.min(9, last) * cRow;
        int c10 = cAt + Math.min(10, last) * cRow;
        int c11 = cAt + Math.min(11, last) * cRow;
        FloatVector x0, y0, x1, y1, x2, y2, x3, y3, x4, y4, x5, y5, x6, y6, x7, y7, x8, y8, x9, y9, x10, y10, x11, y11;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            y0 = FloatVector.fromArray(S, c, c0 + L);
            x1 = FloatVector.fromArray(S, c, c1);
            y1 = FloatVector.fromArray(S, c, c1 + L);
            x2 = FloatVector.fromArray(S, c, c2);
            y2 = FloatVector.fromArray(S, c, c2 + L);
            x3 = FloatVector.fromArray(S, c, c3);
            y3 = FloatVector.fromArray(S, c, c3 + L);
            x4 = FloatVector.fromArray(S, c, c4);
            y4 = FloatVector.fromArray(S, c, c4 + L);
            x5 = FloatVector.fromArray(S, c, c5);
            y5 = FloatVector.fromArray(S, c, c5 + L);
            x6 = FloatVector.fromArray(S, c, c6);
            y6 = FloatVector.fromArray(S, c, c6 + L);
            x7 = FloatVector.fromArray(S, c, c7);
            y7 = FloatVector.fromArray(S, c, c7 + L);
            x8 = FloatVector.fromArray(S, c, c8);
            y8 = FloatVector.fromArray(S, c, c8 + L);
            x9 = FloatVector.fromArray(S, c, c9);
            y9 = FloatVector.fromArray(S, c, c9 + L);
            x10 = FloatVector.fromArray(S, c, c10);
            y10 = FloatVector.fromArray(S, c, c10 + L);
            x11 = FloatVector.fromArray(S, c, c11);
            y11 = FloatVector.fromArray(S, c, c11 + L);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            FloatVector startY = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt + L);
            x0 = startX;
            y0 = startY;
            x1 = startX;
            y1 = startY;
            x2 = startX;
            y2 = startY;
            x3 = startX;
            y3 = startY;
            x4 = startX;
            y4 = startY;
            x5 = startX;
            y5 = startY;
            x6 = startX;
            y6 = startY;
            x7 = startX;
            y7 = startY;
            x8 = startX;
            y8 = startY;
            x9 = startX;
            y9 = startY;
            x10 = startX;
            y10 = startY;
            x11 = startX;
            y11 = startY;
        }
        for (int p = 0; p < steps; p++) {
            int at = aAt + p * aStep;
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector bY = FloatVector.fromArray(S, b, bp + L);
            FloatVector s;
            s = FloatVector.broadcast(S, a[at]);
            x0 = s.fma(bX, x0);
            y0 = s.fma(bY, y0);
            s = FloatVector.broadcast(S, a[at + 1]);
            x1 = s.fma(bX, x1);
            y1 = s.fma(bY, y1);
            s = FloatVector.broadcast(S, a[at + 2]);
            x2 = s.fma(bX, x2);
            y2 = s.fma(bY, y2);
            s = FloatVector.broadcast(S, a[at + 3]);
            x3 = s.fma(bX, x3);
            y3 = s.fma(bY, y3);
            s = FloatVector.broadcast(S, a[at + 4]);
            x4 = s.fma(bX, x4);
            y4 = s.fma(bY, y4);
            s = FloatVector.broadcast(S, a[at + 5]);
            x5 = s.fma(bX, x5);
            y5 = s.fma(bY, y5);
            s = FloatVector.broadcast(S, a[at + 6]);
            x6 = s.fma(bX, x6);
            y6 = s.fma(bY, y6);
            s = FloatVector.broadcast(S, a[at + 7]);
            x7 = s.fma(bX, x7);
            y7 = s.fma(bY, y7);
            s = FloatVector.broadcast(S, a[at + 8]);
            x8 = s.fma(bX, x8);
            y8 = s.fma(bY, y8);
            s = FloatVector.broadcast(S, a[at + 9]);
            x9 = s.fma(bX, x9);
            y9 = s.fma(bY, y9);
            s = FloatVector.broadcast(S, a[at + 10]);
            x10 = s.fma(bX, x10);
            y10 = s.fma(bY, y10);
            s = FloatVector.broadcast(S, a[at + 11]);
            x11 = s.fma(bX, x11);
            y11 = s.fma(bY, y11);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + L);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + L);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + L);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + L);
        x4.intoArray(c, c4);
        y4.intoArray(c, c4 + L);
        x5.intoArray(c, c5);
        y5.intoArray(c, c5 + L);
        x6.intoArray(c, c6);
        y6.intoArray(c, c6 + L);
        x7.intoArray(c, c7);
        y7.intoArray(c, c7 + L);
        x8.intoArray(c, c8);
        y8.intoArray(c, c8 + L);
        x9.intoArray(c, c9);
        y9.intoArray(c, c9 + L);
        x10.intoArray(c, c10);
        y10.intoArray(c, c10 + L);
        x11.intoArray(c, c11);
        y11.intoArray(c, c11 + L);
    }

    /// Twelve rows, one vector, any strides.
    private static void twelveNarrow(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int c0 = cAt;
        int a1 = Math.min(1, last) * aRow;
        int c1 = cAt + Math.min(1, last) * cRow;
        int a2 = Math.min(2, last) * aRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int a3 = Math.min(3, last) * aRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        int a4 = Math.min(4, last) * aRow;
        int c4 = cAt + Math.min(4, last) * cRow;
        int a5 = Math.min(5, last) * aRow;
        int c5 = cAt + Math.min(5, last) * cRow;
        int a6 = Math.min(6, last) * aRow;
        int c6 = cAt + Math.min(6, last) * cRow;
        int a7 = Math.min(7, last) * aRow;
        int c7 = cAt + Math.min(7, last) * cRow;
        int a8 = Math.min(8, last) * aRow;
        int c8 = cAt + Math.min(8, last) * cRow;
        int a9 = Math.min(9, last) * aRow;
        int c9 = cAt + Math.min(9, last) * cRow;
        int a10 = Math.min(10, last) * aRow;
        int c10 = cAt + Math.min(10, last) * cRow;
        int a11 = Math.min(11, last) * aRow;
        int c11 = cAt + Math.min(11, last) * cRow;
        FloatVector x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            x1 = FloatVector.fromArray(S, c, c1);
            x2 = FloatVector.fromArray(S, c, c2);
            x3 = FloatVector.fromArray(S, c, c3);
            x4 = FloatVector.fromArray(S, c, c4);
            x5 = FloatVector.fromArray(S, c, c5);
            x6 = FloatVector.fromArray(S, c, c6);
            x7 = FloatVector.fromArray(S, c, c7);
            x8 = FloatVector.fromArray(S, c, c8);
            x9 = FloatVector.fromArray(S, c, c9);
            x10 = FloatVector.fromArray(S, c, c10);
            x11 = FloatVector.fromArray(S, c, c11);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            x0 = startX;
            x1 = startX;
            x2 = startX;
            x3 = startX;
            x4 = startX;
            x5 = startX;
            x6 = startX;
            x7 = startX;
            x8 = startX;
            x9 = startX;
            x10 = startX;
            x11 = startX;
        }
        for (int p = 0; p < steps; p++) {
            int at = aAt + p * aStep;
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector s;
            s = FloatVector.broadcast(S, a[at]);
            x0 = s.fma(bX, x0);
            s = FloatVector.broadcast(S, a[at + a1]);
            x1 = s.fma(bX, x1);
            s = FloatVector.broadcast(S, a[at + a2]);
            x2 = s.fma(bX, x2);
            s = FloatVector.broadcast(S, a[at + a3]);
            x3 = s.fma(bX, x3);
            s = FloatVector.broadcast(S, a[at + a4]);
            x4 = s.fma(bX, x4);
            s = FloatVector.broadcast(S, a[at + a5]);
            x5 = s.fma(bX, x5);
            s = FloatVector.broadcast(S, a[at + a6]);
            x6 = s.fma(bX, x6);
            s = FloatVector.broadcast(S, a[at + a7]);
            x7 = s.fma(bX, x7);
            s = FloatVector.broadcast(S, a[at + a8]);
            x8 = s.fma(bX, x8);
            s = FloatVector.broadcast(S, a[at + a9]);
            x9 = s.fma(bX, x9);
            s = FloatVector.broadcast(S, a[at + a10]);
            x10 = s.fma(bX, x10);
            s = FloatVector.broadcast(S, a[at + a11]);
            x11 = s.fma(bX, x11);
        }
        x0.intoArray(c, c0);
        x1.intoArray(c, c1);
        x2.intoArray(c, c2);
        x3.intoArray(c, c3);
        x4.intoArray(c, c4);
        x5.intoArray(c, c5);
        x6.intoArray(c, c6);
        x7.intoArray(c, c7);
        x8.intoArray(c, c8);
        x9.intoArray(c, c9);
        x10.intoArray(c, c10);
        x11.intoArray(c, c11);
    }

    /// Four rows, two vectors, any strides.
    private static void four(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int c0 = cAt;
        int a1 = Math.min(1, last) * aRow;
        int c1 = cAt + Math.min(1, last) * cRow;
        int a2 = Math.min(2, last) * aRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int a3 = Math.min(3, last) * aRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        FloatVector x0, y0, x1, y1, x2, y2, x3, y3;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            y0 = FloatVector.fromArray(S, c, c0 + L);
            x1 = FloatVector.fromArray(S, c, c1);
            y1 = FloatVector.fromArray(S, c, c1 + L);
            x2 = FloatVector.fromArray(S, c, c2);
            y2 = FloatVector.fromArray(S, c, c2 + L);
            x3 = FloatVector.fromArray(S, c, c3);
            y3 = FloatVector.fromArray(S, c, c3 + L);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            FloatVector startY = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt + L);
            x0 = startX;
            y0 = startY;
            x1 = startX;
            y1 = startY;
            x2 = startX;
            y2 = startY;
            x3 = startX;
            y3 = startY;
        }
        for (int p = 0; p < steps; p++) {
            int at = aAt + p * aStep;
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector bY = FloatVector.fromArray(S, b, bp + L);
            FloatVector s;
            s = FloatVector.broadcast(S, a[at]);
            x0 = s.fma(bX, x0);
            y0 = s.fma(bY, y0);
            s = FloatVector.broadcast(S, a[at + a1]);
            x1 = s.fma(bX, x1);
            y1 = s.fma(bY, y1);
            s = FloatVector.broadcast(S, a[at + a2]);
            x2 = s.fma(bX, x2);
            y2 = s.fma(bY, y2);
            s = FloatVector.broadcast(S, a[at + a3]);
            x3 = s.fma(bX, x3);
            y3 = s.fma(bY, y3);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + L);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + L);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + L);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + L);
    }

    /// Four rows, one vector, any strides.
    private static void fourNarrow(
            int rows,
            int steps,
            float[] a,
            int aAt,
            int aRow,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cRow,
            float @Nullable [] init,
            int initAt) {
        int last = rows - 1;
        int c0 = cAt;
        int a1 = Math.min(1, last) * aRow;
        int c1 = cAt + Math.min(1, last) * cRow;
        int a2 = Math.min(2, last) * aRow;
        int c2 = cAt + Math.min(2, last) * cRow;
        int a3 = Math.min(3, last) * aRow;
        int c3 = cAt + Math.min(3, last) * cRow;
        FloatVector x0, x1, x2, x3;
        if (init == c) {
            x0 = FloatVector.fromArray(S, c, c0);
            x1 = FloatVector.fromArray(S, c, c1);
            x2 = FloatVector.fromArray(S, c, c2);
            x3 = FloatVector.fromArray(S, c, c3);
        } else {
            FloatVector startX = init == null ? FloatVector.zero(S) : FloatVector.fromArray(S, init, initAt);
            x0 = startX;
            x1 = startX;
            x2 = startX;
            x3 = startX;
        }
        for (int p = 0; p < steps; p++) {
            int at = aAt + p * aStep;
            int bp = bAt + p * bStep;
            FloatVector bX = FloatVector.fromArray(S, b, bp);
            FloatVector s;
            s = FloatVector.broadcast(S, a[at]);
            x0 = s.fma(bX, x0);
            s = FloatVector.broadcast(S, a[at + a1]);
            x1 = s.fma(bX, x1);
            s = FloatVector.broadcast(S, a[at + a2]);
            x2 = s.fma(bX, x2);
            s = FloatVector.broadcast(S, a[at + a3]);
            x3 = s.fma(bX, x3);
        }
        x0.intoArray(c, c0);
        x1.intoArray(c, c1);
        x2.intoArray(c, c2);
        x3.intoArray(c, c3);
    }
}
