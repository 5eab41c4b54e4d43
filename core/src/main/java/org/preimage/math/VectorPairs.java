package org.preimage.math;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The sums over pairs of [Kernels#pairKernels] on vectors, lanes over the samples of `y`.
///
/// The variables are taken four at a time. With three widths the last four (or fewer) go through one loop that
/// computes distances, kernels and gradients at once; up to four variables nothing passes through memory.
final class VectorPairs {
    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = S.length();
    private static final int GROUP = 4;

    private VectorPairs() {}

    static double sum(
            float[] x,
            int xStride,
            int i,
            float[] y,
            int yStride,
            int from,
            int to,
            int d,
            float[] squares,
            float[] work,
            float @Nullable [] xGradient,
            float @Nullable [] yGradient) {
        int whole = from + S.loopBound(to - from);
        double sum =
                ScalarKernels.pairSum(x, xStride, i, y, yStride, whole, to, d, squares, work, xGradient, yGradient);
        if (whole == from) {
            return sum;
        }
        boolean fused = squares.length == 3;
        int last = (d - 1) / GROUP * GROUP;
        int end = fused ? last : d;
        Arrays.fill(work, from, whole, 0f);
        for (int v = 0; v < end; v += GROUP) {
            distances(x, xStride, i, y, yStride, from, whole, v, d, work);
        }
        if (!fused) {
            sum += any(work, from, whole, squares);
        } else if (xGradient == null) {
            sum += three(x, xStride, i, y, yStride, from, whole, last, d, squares, work);
        } else {
            sum += threeWithGradient(
                    x, xStride, i, y, yStride, from, whole, last, d, squares, work, xGradient, yGradient);
        }
        for (int v = 0; v < end && xGradient != null; v++) {
            spread(x[v * xStride + i], y, v * yStride, from, whole, work, xGradient, v * xStride + i, yGradient);
        }
        return sum;
    }

    /// Adds the squared differences of up to four variables from `v` on to `work`.
    private static void distances(
            float[] x, int xStride, int i, float[] y, int yStride, int from, int to, int v, int d, float[] work) {
        for (int u = v; u < Math.min(d, v + GROUP); u++) {
            FloatVector a = FloatVector.broadcast(S, x[u * xStride + i]);
            int row = u * yStride;
            for (int j = from; j < to; j += L) {
                FloatVector difference = a.sub(FloatVector.fromArray(S, y, row + j));
                difference.fma(difference, FloatVector.fromArray(S, work, j)).intoArray(work, j);
            }
        }
    }

    /// The kernels of three widths, given the distances of the variables before `v`, with the gradients of the
    /// variables from `v` on; the slopes of the others are left in `work`. The three widths share one division:
    /// with `p = s + r²`, `1/p₀ = p₁p₂/(p₀p₁p₂)` and so on.
    private static double threeWithGradient(
            float[] x,
            int xStride,
            int i,
            float[] y,
            int yStride,
            int from,
            int to,
            int v,
            int d,
            float[] squares,
            float[] work,
            float[] xGradient,
            float @Nullable [] yGradient) {
        int v1 = Math.min(v + 1, d - 1);
        int v2 = Math.min(v + 2, d - 1);
        int v3 = Math.min(v + 3, d - 1);
        float w1 = v + 1 < d ? 1f : 0f;
        float w2 = v + 2 < d ? 1f : 0f;
        float w3 = v + 3 < d ? 1f : 0f;
        int x0 = v * xStride + i;
        int x1 = v1 * xStride + i;
        int x2 = v2 * xStride + i;
        int x3 = v3 * xStride + i;
        int y0 = v * yStride;
        int y1 = v1 * yStride;
        int y2 = v2 * yStride;
        int y3 = v3 * yStride;
        FloatVector a0 = FloatVector.broadcast(S, x[x0]);
        FloatVector a1 = FloatVector.broadcast(S, x[x1]);
        FloatVector a2 = FloatVector.broadcast(S, x[x2]);
        FloatVector a3 = FloatVector.broadcast(S, x[x3]);
        FloatVector g0 = FloatVector.zero(S);
        FloatVector g1 = g0;
        FloatVector g2 = g0;
        FloatVector g3 = g0;
        FloatVector sum = g0;
        float s0 = squares[0];
        float s1 = squares[1];
        float s2 = squares[2];
        for (int j = from; j < to; j += L) {
            FloatVector d0 = a0.sub(FloatVector.fromArray(S, y, y0 + j));
            FloatVector d1 = a1.sub(FloatVector.fromArray(S, y, y1 + j)).mul(w1);
            FloatVector d2 = a2.sub(FloatVector.fromArray(S, y, y2 + j)).mul(w2);
            FloatVector d3 = a3.sub(FloatVector.fromArray(S, y, y3 + j)).mul(w3);
            FloatVector r = d0.fma(d0, FloatVector.fromArray(S, work, j));
            r = d1.fma(d1, r);
            r = d2.fma(d2, r);
            r = d3.fma(d3, r);
            FloatVector p0 = r.add(s0);
            FloatVector p1 = r.add(s1);
            FloatVector p2 = r.add(s2);
            FloatVector p01 = p0.mul(p1);
            FloatVector inverse = FloatVector.broadcast(S, 1f).div(p01.mul(p2));
            FloatVector p2Inverse = p2.mul(inverse);
            FloatVector u0 = p1.mul(p2Inverse);
            FloatVector u1 = p0.mul(p2Inverse);
            FloatVector u2 = p01.mul(inverse);
            FloatVector k0 = u0.mul(s0);
            FloatVector k1 = u1.mul(s1);
            FloatVector k2 = u2.mul(s2);
            sum = sum.add(k0.add(k1).add(k2));
            FloatVector slope = k0.mul(u0);
            slope = k1.fma(u1, slope);
            slope = k2.fma(u2, slope).mul(-2f);
            slope.intoArray(work, j);
            g0 = d0.fma(slope, g0);
            g1 = d1.fma(slope, g1);
            g2 = d2.fma(slope, g2);
            g3 = d3.fma(slope, g3);
            if (yGradient != null) {
                FloatVector.fromArray(S, yGradient, y0 + j).sub(d0.mul(slope)).intoArray(yGradient, y0 + j);
                FloatVector.fromArray(S, yGradient, y1 + j).sub(d1.mul(slope)).intoArray(yGradient, y1 + j);
                FloatVector.fromArray(S, yGradient, y2 + j).sub(d2.mul(slope)).intoArray(yGradient, y2 + j);
                FloatVector.fromArray(S, yGradient, y3 + j).sub(d3.mul(slope)).intoArray(yGradient, y3 + j);
            }
        }
        int lanes = work.length - L;
        g0.intoArray(work, lanes);
        xGradient[x0] += Lanes.total(work, lanes);
        g1.intoArray(work, lanes);
        xGradient[x1] += Lanes.total(work, lanes);
        g2.intoArray(work, lanes);
        xGradient[x2] += Lanes.total(work, lanes);
        g3.intoArray(work, lanes);
        xGradient[x3] += Lanes.total(work, lanes);
        sum.intoArray(work, work.length - L);
        return Lanes.total(work, work.length - L);
    }

    /// [#threeWithGradient] without the gradients.
    private static double three(
            float[] x,
            int xStride,
            int i,
            float[] y,
            int yStride,
            int from,
            int to,
            int v,
            int d,
            float[] squares,
            float[] work) {
        int v1 = Math.min(v + 1, d - 1);
        int v2 = Math.min(v + 2, d - 1);
        int v3 = Math.min(v + 3, d - 1);
        float w1 = v + 1 < d ? 1f : 0f;
        float w2 = v + 2 < d ? 1f : 0f;
        float w3 = v + 3 < d ? 1f : 0f;
        int x0 = v * xStride + i;
        int x1 = v1 * xStride + i;
        int x2 = v2 * xStride + i;
        int x3 = v3 * xStride + i;
        int y0 = v * yStride;
        int y1 = v1 * yStride;
        int y2 = v2 * yStride;
        int y3 = v3 * yStride;
        FloatVector a0 = FloatVector.broadcast(S, x[x0]);
        FloatVector a1 = FloatVector.broadcast(S, x[x1]);
        FloatVector a2 = FloatVector.broadcast(S, x[x2]);
        FloatVector a3 = FloatVector.broadcast(S, x[x3]);
        FloatVector sum = FloatVector.zero(S);
        float s0 = squares[0];
        float s1 = squares[1];
        float s2 = squares[2];
        for (int j = from; j < to; j += L) {
            FloatVector d0 = a0.sub(FloatVector.fromArray(S, y, y0 + j));
            FloatVector d1 = a1.sub(FloatVector.fromArray(S, y, y1 + j)).mul(w1);
            FloatVector d2 = a2.sub(FloatVector.fromArray(S, y, y2 + j)).mul(w2);
            FloatVector d3 = a3.sub(FloatVector.fromArray(S, y, y3 + j)).mul(w3);
            FloatVector r = d0.fma(d0, FloatVector.fromArray(S, work, j));
            r = d1.fma(d1, r);
            r = d2.fma(d2, r);
            r = d3.fma(d3, r);
            FloatVector p0 = r.add(s0);
            FloatVector p1 = r.add(s1);
            FloatVector p2 = r.add(s2);
            FloatVector p01 = p0.mul(p1);
            FloatVector inverse = FloatVector.broadcast(S, 1f).div(p01.mul(p2));
            FloatVector p2Inverse = p2.mul(inverse);
            FloatVector u0 = p1.mul(p2Inverse);
            FloatVector u1 = p0.mul(p2Inverse);
            FloatVector u2 = p01.mul(inverse);
            FloatVector k0 = u0.mul(s0);
            FloatVector k1 = u1.mul(s1);
            FloatVector k2 = u2.mul(s2);
            sum = sum.add(k0.add(k1).add(k2));
        }
        sum.intoArray(work, work.length - L);
        return Lanes.total(work, work.length - L);
    }

    /// The kernels of any number of widths, a division for each; turns squared distances into slopes.
    private static double any(float[] work, int from, int to, float[] squares) {
        FloatVector sum = FloatVector.zero(S);
        for (int j = from; j < to; j += L) {
            FloatVector r = FloatVector.fromArray(S, work, j);
            FloatVector slope = FloatVector.zero(S);
            for (float s : squares) {
                FloatVector u = FloatVector.broadcast(S, 1f).div(r.add(s));
                FloatVector k = u.mul(s);
                sum = sum.add(k);
                slope = k.fma(u, slope);
            }
            slope.mul(-2f).intoArray(work, j);
        }
        sum.intoArray(work, work.length - L);
        return Lanes.total(work, work.length - L);
    }

    /// Adds `slope · (x − y_j)` of one variable to the gradient of `x`, and takes it from those of the `y_j`.
    private static void spread(
            float x,
            float[] y,
            int row,
            int from,
            int to,
            float[] work,
            float[] xGradient,
            int xAt,
            float @Nullable [] yGradient) {
        FloatVector all = FloatVector.zero(S);
        for (int j = from; j < to; j += L) {
            FloatVector difference = FloatVector.broadcast(S, x).sub(FloatVector.fromArray(S, y, row + j));
            FloatVector slope = FloatVector.fromArray(S, work, j);
            all = difference.fma(slope, all);
            if (yGradient != null) {
                FloatVector.fromArray(S, yGradient, row + j)
                        .sub(difference.mul(slope))
                        .intoArray(yGradient, row + j);
            }
        }
        all.intoArray(work, work.length - L);
        xGradient[xAt] += Lanes.total(work, work.length - L);
    }
}
