package org.preimage.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The spline's loops on the Vector API, over samples: [ScalarSpline], lane by lane. A bin is found by
/// comparing with every knot, and what is known of it goes through memory, so that no loop holds more vectors
/// than there are registers, and none is handed to a method, which could put it on the heap.
final class VectorSpline implements SplineKernels {
    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = S.length();

    @Override
    public void prepare(int bins, float[] raw, int at, int step, int n) {
        softmax(bins, raw, at, step, n);
        softmax(bins, raw, at + bins * step, step, n);
        for (int k = 2 * bins; k < 3 * bins - 1; k++) {
            softplus(raw, at + k * step, n);
        }
    }

    private static void softmax(int bins, float[] raw, int at, int step, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector most = FloatVector.fromArray(S, raw, at + i, in);
            for (int k = 1; k < bins; k++) {
                FloatVector next = FloatVector.fromArray(S, raw, at + k * step + i, in);
                most = most.blend(next, next.compare(VectorOperators.GT, most));
            }
            FloatVector sum = FloatVector.zero(S);
            for (int k = 0; k < bins; k++) {
                FloatVector e = VectorKernels.exp(
                        FloatVector.fromArray(S, raw, at + k * step + i, in).sub(most));
                e.intoArray(raw, at + k * step + i, in);
                sum = sum.add(e);
            }
            for (int k = 0; k < bins; k++) {
                FloatVector.fromArray(S, raw, at + k * step + i, in).div(sum).intoArray(raw, at + k * step + i, in);
            }
        }
    }

    private static void softplus(float[] raw, int at, int n) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector e = VectorKernels.exp(FloatVector.fromArray(S, raw, at + i, in));
            VectorKernels.log(e.add(1f)).add(LEAST).intoArray(raw, at + i, in);
        }
    }

    /// Writes to `work` the bins of the `n` values, which are on the side of `y` or of `x`; outside of the box
    /// it is some bin.
    private static void find(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] value,
            int valueAt,
            boolean onY,
            int n,
            float[] work) {
        int heights = at + bins * step;
        int slopes = heights + bins * step;
        FloatVector scale = FloatVector.broadcast(S, 2 * bound * (1 - bins * LEAST));
        FloatVector least = FloatVector.broadcast(S, 2 * bound * LEAST);
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, value, valueAt + i, in);
            // The bin that the loop has come to.
            FloatVector x = FloatVector.broadcast(S, -bound);
            FloatVector y = x;
            FloatVector d0 = one;
            // The last one so far that starts before the value.
            FloatVector index = FloatVector.zero(S);
            FloatVector xKnot = x;
            FloatVector yKnot = x;
            FloatVector width = one;
            FloatVector height = one;
            FloatVector before = one;
            FloatVector behind = one;
            for (int k = 0; k < bins - 1; k++) {
                FloatVector w =
                        FloatVector.fromArray(S, raw, at + k * step + i, in).fma(scale, least);
                FloatVector h = FloatVector.fromArray(S, raw, heights + k * step + i, in)
                        .fma(scale, least);
                FloatVector d1 = FloatVector.fromArray(S, raw, slopes + k * step + i, in);
                VectorMask<Float> reached = v.compare(VectorOperators.GE, onY ? y : x);
                index = index.blend(k, reached);
                xKnot = xKnot.blend(x, reached);
                yKnot = yKnot.blend(y, reached);
                width = width.blend(w, reached);
                height = height.blend(h, reached);
                before = before.blend(d0, reached);
                behind = behind.blend(d1, reached);
                x = x.add(w);
                y = y.add(h);
                d0 = d1;
            }
            // The last bin ends at the edge: rounding must not leave a gap before it.
            VectorMask<Float> last = v.compare(VectorOperators.GE, onY ? y : x);
            index.blend(bins - 1, last).intoArray(work, INDEX * n + i, in);
            xKnot.blend(x, last).intoArray(work, X_KNOT * n + i, in);
            yKnot.blend(y, last).intoArray(work, Y_KNOT * n + i, in);
            width.blend(x.sub(bound).neg(), last).intoArray(work, WIDTH * n + i, in);
            height.blend(y.sub(bound).neg(), last).intoArray(work, HEIGHT * n + i, in);
            before.blend(d0, last).intoArray(work, SLOPE_BEFORE * n + i, in);
            behind.blend(1f, last).intoArray(work, SLOPE_BEHIND * n + i, in);
        }
    }

    @Override
    public void forward(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, x, xAt, false, n, work);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * n + i, in);
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * n + i, in);
            FloatVector d0 = FloatVector.fromArray(S, work, SLOPE_BEFORE * n + i, in);
            FloatVector d1 = FloatVector.fromArray(S, work, SLOPE_BEHIND * n + i, in);
            FloatVector s = height.div(width);
            FloatVector t =
                    v.sub(FloatVector.fromArray(S, work, X_KNOT * n + i, in)).div(width);
            FloatVector u = FloatVector.broadcast(S, 1f).sub(t);
            FloatVector tu = t.mul(u);
            FloatVector d = d1.add(d0).sub(s.add(s)).fma(tu, s);
            FloatVector numerator = s.mul(t).fma(t, d0.mul(tu));
            FloatVector image = height.mul(numerator).div(d).add(FloatVector.fromArray(S, work, Y_KNOT * n + i, in));
            FloatVector log = VectorKernels.log(slope(s, t, u, tu, d0, d1, d));
            VectorMask<Float> inside = v.abs().compare(VectorOperators.LT, bound);
            v.blend(image, inside).intoArray(y, yAt + i, in);
            FloatVector.fromArray(S, logDet, logDetAt + i, in).add(log, inside).intoArray(logDet, logDetAt + i, in);
        }
    }

    /// `g′ = s² (d₁ t² + 2 s t (1−t) + d₀ (1−t)²) / D²`
    private static FloatVector slope(
            FloatVector s,
            FloatVector t,
            FloatVector u,
            FloatVector tu,
            FloatVector d0,
            FloatVector d1,
            FloatVector d) {
        FloatVector ratio = s.div(d);
        return middle(s, t, u, tu, d0, d1).mul(ratio).mul(ratio);
    }

    /// `d₁ t² + 2 s t (1−t) + d₀ (1−t)²`
    private static FloatVector middle(
            FloatVector s, FloatVector t, FloatVector u, FloatVector tu, FloatVector d0, FloatVector d1) {
        return d1.mul(t).fma(t, s.add(s).fma(tu, d0.mul(u).mul(u)));
    }

    @Override
    public void inverse(
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] y,
            int yAt,
            float[] x,
            int xAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, y, yAt, true, n, work);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, y, yAt + i, in);
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * n + i, in);
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * n + i, in);
            FloatVector d0 = FloatVector.fromArray(S, work, SLOPE_BEFORE * n + i, in);
            FloatVector d1 = FloatVector.fromArray(S, work, SLOPE_BEHIND * n + i, in);
            FloatVector s = height.div(width);
            FloatVector sum = d1.add(d0).sub(s.add(s));
            FloatVector up = v.sub(FloatVector.fromArray(S, work, Y_KNOT * n + i, in));
            FloatVector q = up.mul(sum);
            FloatVector a = height.fma(s.sub(d0), q);
            FloatVector b = height.fma(d0, q.neg());
            FloatVector c = s.mul(up).neg();
            FloatVector square = b.fma(b, a.mul(c).mul(-4f));
            square = square.blend(0f, square.compare(VectorOperators.LT, 0f));
            FloatVector t =
                    c.add(c).div(b.add(square.lanewise(VectorOperators.SQRT)).neg());
            t = t.blend(0f, t.compare(VectorOperators.LT, 0f));
            t = t.blend(1f, t.compare(VectorOperators.GT, 1f));
            FloatVector u = FloatVector.broadcast(S, 1f).sub(t);
            FloatVector tu = t.mul(u);
            FloatVector log = VectorKernels.log(slope(s, t, u, tu, d0, d1, sum.fma(tu, s)));
            VectorMask<Float> inside = v.abs().compare(VectorOperators.LT, bound);
            v.blend(t.fma(width, FloatVector.fromArray(S, work, X_KNOT * n + i, in)), inside)
                    .intoArray(x, xAt + i, in);
            FloatVector.fromArray(S, logDet, logDetAt + i, in).sub(log, inside).intoArray(logDet, logDetAt + i, in);
        }
    }

    @Override
    public void backward(
            boolean inverse,
            int bins,
            float bound,
            float[] raw,
            int at,
            int step,
            float[] x,
            int xAt,
            float[] outGradient,
            int outAt,
            float[] logDetGradient,
            int logDetAt,
            float[] rawGradient,
            int rawGradientAt,
            int rawGradientStep,
            float[] inGradient,
            int inAt,
            int n,
            float[] work) {
        find(bins, bound, raw, at, step, x, xAt, false, n, work);
        bin(inverse, bound, x, xAt, outGradient, outAt, logDetGradient, logDetAt, inGradient, inAt, n, work);
        float scale = 2 * bound * (1 - bins * LEAST);
        int heights = rawGradientAt + bins * rawGradientStep;
        int slopes = heights + bins * rawGradientStep;
        lengths(bins, scale, raw, at, step, rawGradient, rawGradientAt, rawGradientStep, n, work, X_KNOT, WIDTH);
        int shares = at + bins * step;
        lengths(bins, scale, raw, shares, step, rawGradient, heights, rawGradientStep, n, work, Y_KNOT, HEIGHT);
        slopes(bins, rawGradient, slopes, rawGradientStep, n, work);
    }

    /// Turns what `work` holds of the bins into the gradients of that, and writes those of what the pass read.
    private static void bin(
            boolean inverse,
            float bound,
            float[] x,
            int xAt,
            float[] outGradient,
            int outAt,
            float[] logDetGradient,
            int logDetAt,
            float[] inGradient,
            int inAt,
            int n,
            float[] work) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector given = FloatVector.fromArray(S, outGradient, outAt + i, in);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
            VectorMask<Float> inside = v.abs().compare(VectorOperators.LT, bound);
            FloatVector xKnot = FloatVector.fromArray(S, work, X_KNOT * n + i, in);
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * n + i, in);
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * n + i, in);
            FloatVector d0 = FloatVector.fromArray(S, work, SLOPE_BEFORE * n + i, in);
            FloatVector d1 = FloatVector.fromArray(S, work, SLOPE_BEHIND * n + i, in);
            FloatVector s = height.div(width);
            // Outside of the box, any place in the bin: what follows is finite there, and is multiplied by zero.
            FloatVector t = FloatVector.zero(S).blend(v.sub(xKnot).div(width), inside);
            FloatVector u = one.sub(t);
            FloatVector tu = t.mul(u);
            FloatVector e = d1.add(d0).sub(s.add(s));
            FloatVector d = e.fma(tu, s);
            FloatVector numerator = s.mul(t).fma(t, d0.mul(tu));
            FloatVector m = middle(s, t, u, tu, d0, d1);
            FloatVector mOfT = d1.mul(t).sub(d0.mul(u)).add(s.mul(u.sub(t))).mul(2f);
            FloatVector dOfT = e.mul(u.sub(t));
            FloatVector gy = FloatVector.zero(S).blend(given, inside);
            FloatVector gl =
                    FloatVector.zero(S).blend(FloatVector.fromArray(S, logDetGradient, logDetAt + i, in), inside);
            FloatVector read = given;
            if (inverse) {
                FloatVector logOfX = mOfT.div(m).sub(dOfT.add(dOfT).div(d)).div(width);
                gy = gl.mul(logOfX).sub(gy).div(slope(s, t, u, tu, d0, d1, d));
                gl = gl.neg();
                read = given.blend(gy.neg(), inside);
            }
            // Gradients of y = yk + height · numerator / d and of ℓ = 2 log s + log m − 2 log d.
            FloatVector gn = gy.mul(height).div(d);
            FloatVector gd = gn.mul(numerator).add(gl).add(gl).div(d).neg();
            FloatVector gm = gl.div(m);
            FloatVector gs = gn.mul(t)
                    .mul(t)
                    .add(gd.mul(one.sub(tu.add(tu))))
                    .add(gm.mul(tu.add(tu)))
                    .add(gl.add(gl).div(s));
            FloatVector gt = gn.mul(s.add(s).mul(t).add(d0.mul(u.sub(t))))
                    .add(gd.mul(dOfT))
                    .add(gm.mul(mOfT));
            FloatVector gx = gt.div(width);
            FloatVector g0 = gn.add(gd).mul(tu).add(gm.mul(u).mul(u));
            FloatVector g1 = gd.mul(tu).add(gm.mul(t).mul(t));
            if (!inverse) {
                read = given.blend(gx, inside);
            }
            read.intoArray(inGradient, inAt + i, in);
            gx.neg().intoArray(work, X_KNOT * n + i, in);
            gy.intoArray(work, Y_KNOT * n + i, in);
            gs.mul(s).div(width).add(gx.mul(t)).neg().intoArray(work, WIDTH * n + i, in);
            gy.mul(numerator).div(d).add(gs.div(width)).intoArray(work, HEIGHT * n + i, in);
            // d softplus/d raw = 1 − exp(−softplus)
            g0.mul(one.sub(VectorKernels.exp(d0.sub(LEAST).neg()))).intoArray(work, SLOPE_BEFORE * n + i, in);
            g1.mul(one.sub(VectorKernels.exp(d1.sub(LEAST).neg()))).intoArray(work, SLOPE_BEHIND * n + i, in);
        }
    }

    /// From the gradients of the knot before the bin and of the bin's own length, in two rows of `work`, to
    /// those of the raw lengths, through the softmax. The last bin ends at the edge, so its length is what the
    /// others leave.
    private static void lengths(
            int bins,
            float scale,
            float[] share,
            int at,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int n,
            float[] work,
            int knotRow,
            int lengthRow) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector index = FloatVector.fromArray(S, work, INDEX * n + i, in);
            VectorMask<Float> last = index.compare(VectorOperators.EQ, bins - 1);
            FloatVector knot = FloatVector.fromArray(S, work, knotRow * n + i, in);
            FloatVector length = FloatVector.fromArray(S, work, lengthRow * n + i, in);
            FloatVector before = knot.blend(knot.sub(length), last);
            FloatVector own = length.blend(0f, last);
            FloatVector mean = FloatVector.zero(S);
            for (int k = 0; k < bins; k++) {
                FloatVector g = FloatVector.zero(S)
                        .blend(before, index.compare(VectorOperators.GT, k))
                        .blend(own, index.compare(VectorOperators.EQ, k));
                mean = g.fma(FloatVector.fromArray(S, share, at + k * step + i, in), mean);
            }
            for (int k = 0; k < bins; k++) {
                FloatVector g = FloatVector.zero(S)
                        .blend(before, index.compare(VectorOperators.GT, k))
                        .blend(own, index.compare(VectorOperators.EQ, k));
                FloatVector.fromArray(S, share, at + k * step + i, in)
                        .mul(scale)
                        .mul(g.sub(mean))
                        .intoArray(to, toAt + k * toStep + i, in);
            }
        }
    }

    /// Puts the gradients of the two raw slopes at the ends of the bin in their places, and zeros elsewhere.
    private static void slopes(int bins, float[] to, int toAt, int toStep, int n, float[] work) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector index = FloatVector.fromArray(S, work, INDEX * n + i, in);
            FloatVector before = FloatVector.fromArray(S, work, SLOPE_BEFORE * n + i, in);
            FloatVector behind = FloatVector.fromArray(S, work, SLOPE_BEHIND * n + i, in);
            for (int k = 0; k < bins - 1; k++) {
                FloatVector.zero(S)
                        .blend(before, index.compare(VectorOperators.EQ, k + 1))
                        .blend(behind, index.compare(VectorOperators.EQ, k))
                        .intoArray(to, toAt + k * toStep + i, in);
            }
        }
    }
}
