package org.preimage.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The spline's loops on the Vector API, over samples: [ScalarSpline], lane by lane. A bin is found by
/// comparing with every knot.
///
/// Each loop is short, straight on, and hands its vectors to the next one through rows of memory: the compiler
/// puts vectors on the heap where a loop is so long that it stops inlining. The rows are whole vectors, so only
/// what comes from outside needs masks.
final class VectorSpline implements SplineKernels {
    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = S.length();

    // The rows of the working memory.
    /// The number of the sample's bin, from 0.
    private static final int INDEX = 0;
    /// The knot before the bin on the side of `x`; then its gradient.
    private static final int X_KNOT = 1;
    /// The knot before the bin on the side of `y`; then its gradient.
    private static final int Y_KNOT = 2;
    /// The bin's width; then its gradient.
    private static final int WIDTH = 3;
    /// The bin's height; then its gradient.
    private static final int HEIGHT = 4;
    /// The slopes at the knots before and behind the bin.
    private static final int BEFORE = 5;

    private static final int BEHIND = 6;
    /// The place in the bin, from 0 to 1: 0 for samples outside of the box, where what follows is finite, and
    /// not used.
    private static final int PLACE = 7;
    /// The gradient of `y`, or the logarithm of the slope; then the gradient of the slope before the bin.
    private static final int FIRST = 8;
    /// The gradient of the logarithm of the slope; then that of the slope behind the bin.
    private static final int SECOND = 9;

    private static final int ROWS = 10;
    /// From the row of a knot to that of the length behind it.
    private static final int LENGTH = WIDTH - X_KNOT;

    @Override
    public int work(int n) {
        return ROWS * row(n);
    }

    private static int row(int n) {
        return (n + L - 1) / L * L;
    }

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

    /// Writes to `work` the bins of the `n` values; outside of the box it is some bin.
    ///
    /// @param side where the shares of the lengths are on whose side the values are
    /// @param sideRow the row of `work` for the knot on that side; that of the length is [#LENGTH] further
    /// @param other the same for the other side
    private static void find(
            int bins,
            float bound,
            float[] raw,
            int side,
            int sideRow,
            int other,
            int otherRow,
            int slopes,
            int step,
            float[] value,
            int valueAt,
            int n,
            float[] work) {
        FloatVector scale = FloatVector.broadcast(S, 2 * bound * (1 - bins * LEAST));
        FloatVector least = FloatVector.broadcast(S, 2 * bound * LEAST);
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, value, valueAt + i, in);
            // The bin that the loop has come to.
            FloatVector start = FloatVector.broadcast(S, -bound);
            FloatVector otherStart = FloatVector.broadcast(S, -bound);
            FloatVector slope = FloatVector.broadcast(S, 1f);
            // The last one so far that starts before the value.
            FloatVector index = FloatVector.zero(S);
            FloatVector knot = FloatVector.broadcast(S, -bound);
            FloatVector otherKnot = FloatVector.broadcast(S, -bound);
            FloatVector length = FloatVector.broadcast(S, 1f);
            FloatVector otherLength = FloatVector.broadcast(S, 1f);
            FloatVector before = FloatVector.broadcast(S, 1f);
            FloatVector behind = FloatVector.broadcast(S, 1f);
            for (int k = 0; k < bins - 1; k++) {
                FloatVector here =
                        FloatVector.fromArray(S, raw, side + k * step + i, in).fma(scale, least);
                FloatVector there =
                        FloatVector.fromArray(S, raw, other + k * step + i, in).fma(scale, least);
                FloatVector next = FloatVector.fromArray(S, raw, slopes + k * step + i, in);
                VectorMask<Float> reached = v.compare(VectorOperators.GE, start);
                index = index.blend(k, reached);
                knot = knot.blend(start, reached);
                otherKnot = otherKnot.blend(otherStart, reached);
                length = length.blend(here, reached);
                otherLength = otherLength.blend(there, reached);
                before = before.blend(slope, reached);
                behind = behind.blend(next, reached);
                start = start.add(here);
                otherStart = otherStart.add(there);
                slope = next;
            }
            // The last bin ends at the edge: rounding must not leave a gap before it.
            VectorMask<Float> last = v.compare(VectorOperators.GE, start);
            index.blend(bins - 1, last).intoArray(work, INDEX * row + i);
            knot.blend(start, last).intoArray(work, sideRow * row + i);
            otherKnot.blend(otherStart, last).intoArray(work, otherRow * row + i);
            length.blend(start.sub(bound).neg(), last).intoArray(work, (sideRow + LENGTH) * row + i);
            otherLength.blend(otherStart.sub(bound).neg(), last).intoArray(work, (otherRow + LENGTH) * row + i);
            before.blend(slope, last).intoArray(work, BEFORE * row + i);
            behind.blend(1f, last).intoArray(work, BEHIND * row + i);
        }
    }

    private static void findOnX(
            int bins, float bound, float[] raw, int at, int step, float[] x, int xAt, int n, float[] work) {
        int heights = at + bins * step;
        int slopes = heights + bins * step;
        find(bins, bound, raw, at, X_KNOT, heights, Y_KNOT, slopes, step, x, xAt, n, work);
    }

    private static void findOnY(
            int bins, float bound, float[] raw, int at, int step, float[] y, int yAt, int n, float[] work) {
        int heights = at + bins * step;
        int slopes = heights + bins * step;
        find(bins, bound, raw, heights, Y_KNOT, at, X_KNOT, slopes, step, y, yAt, n, work);
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
        findOnX(bins, bound, raw, at, step, x, xAt, n, work);
        placeOfX(bound, x, xAt, n, work);
        logSlope(n, work);
        images(bound, x, xAt, y, yAt, n, work);
        addLog(bound, x, xAt, logDet, logDetAt, n, work, 1f);
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
        findOnY(bins, bound, raw, at, step, y, yAt, n, work);
        placeOfY(bound, y, yAt, n, work);
        logSlope(n, work);
        preimages(bound, y, yAt, x, xAt, n, work);
        addLog(bound, y, yAt, logDet, logDetAt, n, work, -1f);
    }

    private static void placeOfX(float bound, float[] x, int xAt, int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, S.indexInRange(i, n));
            FloatVector knot = FloatVector.fromArray(S, work, X_KNOT * row + i);
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * row + i);
            FloatVector.zero(S)
                    .blend(v.sub(knot).div(width), v.abs().compare(VectorOperators.LT, bound))
                    .intoArray(work, PLACE * row + i);
        }
    }

    /// The root of a quadratic equation, in the form that does not cancel.
    private static void placeOfY(float bound, float[] y, int yAt, int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, y, yAt + i, S.indexInRange(i, n));
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * row + i);
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector s = height.div(FloatVector.fromArray(S, work, WIDTH * row + i));
            FloatVector up = v.sub(FloatVector.fromArray(S, work, Y_KNOT * row + i));
            FloatVector q = up.mul(d1.add(d0).sub(s.add(s)));
            FloatVector a = height.fma(s.sub(d0), q);
            FloatVector b = height.fma(d0, q.neg());
            FloatVector c = s.mul(up).neg();
            FloatVector square = b.fma(b, a.mul(c).mul(-4f));
            square = square.blend(0f, square.compare(VectorOperators.LT, 0f));
            FloatVector t =
                    c.add(c).div(b.add(square.lanewise(VectorOperators.SQRT)).neg());
            t = t.blend(0f, t.compare(VectorOperators.LT, 0f));
            t = t.blend(1f, t.compare(VectorOperators.GT, 1f));
            FloatVector.zero(S)
                    .blend(t, v.abs().compare(VectorOperators.LT, bound))
                    .intoArray(work, PLACE * row + i);
        }
    }

    /// `g′ = s² (d₁ t² + 2 s t (1−t) + d₀ (1−t)²) / D²`
    private static void logSlope(int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector t = FloatVector.fromArray(S, work, PLACE * row + i);
            FloatVector s = FloatVector.fromArray(S, work, HEIGHT * row + i)
                    .div(FloatVector.fromArray(S, work, WIDTH * row + i));
            FloatVector u = t.neg().add(1f);
            FloatVector tu = t.mul(u);
            FloatVector m = d1.mul(t).fma(t, s.add(s).fma(tu, d0.mul(u).mul(u)));
            FloatVector ratio = s.div(d1.add(d0).sub(s.add(s)).fma(tu, s));
            VectorKernels.log(m.mul(ratio).mul(ratio)).intoArray(work, FIRST * row + i);
        }
    }

    private static void images(float bound, float[] x, int xAt, float[] y, int yAt, int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, x, xAt + i, in);
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * row + i);
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector t = FloatVector.fromArray(S, work, PLACE * row + i);
            FloatVector s = height.div(FloatVector.fromArray(S, work, WIDTH * row + i));
            FloatVector tu = t.mul(t.neg().add(1f));
            FloatVector d = d1.add(d0).sub(s.add(s)).fma(tu, s);
            FloatVector image = height.mul(s.mul(t).fma(t, d0.mul(tu)))
                    .div(d)
                    .add(FloatVector.fromArray(S, work, Y_KNOT * row + i));
            v.blend(image, v.abs().compare(VectorOperators.LT, bound)).intoArray(y, yAt + i, in);
        }
    }

    private static void preimages(float bound, float[] y, int yAt, float[] x, int xAt, int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(S, y, yAt + i, in);
            FloatVector t = FloatVector.fromArray(S, work, PLACE * row + i);
            FloatVector knot = FloatVector.fromArray(S, work, X_KNOT * row + i);
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * row + i);
            v.blend(t.fma(width, knot), v.abs().compare(VectorOperators.LT, bound))
                    .intoArray(x, xAt + i, in);
        }
    }

    private static void addLog(
            float bound, float[] value, int valueAt, float[] logDet, int logDetAt, int n, float[] work, float sign) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            VectorMask<Float> inside =
                    FloatVector.fromArray(S, value, valueAt + i, in).abs().compare(VectorOperators.LT, bound);
            FloatVector log = FloatVector.fromArray(S, work, FIRST * row + i).mul(sign);
            FloatVector sum = FloatVector.fromArray(S, logDet, logDetAt + i, in);
            sum.blend(sum.add(log), inside).intoArray(logDet, logDetAt + i, in);
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
        findOnX(bins, bound, raw, at, step, x, xAt, n, work);
        placeOfX(bound, x, xAt, n, work);
        given(bound, x, xAt, outGradient, outAt, n, work, FIRST);
        given(bound, x, xAt, logDetGradient, logDetAt, n, work, SECOND);
        if (inverse) {
            implicit(n, work);
            read(bound, x, xAt, outGradient, outAt, inGradient, inAt, n, work, FIRST);
        }
        bin(n, work);
        if (!inverse) {
            read(bound, x, xAt, outGradient, outAt, inGradient, inAt, n, work, X_KNOT);
        }
        float scale = 2 * bound * (1 - bins * LEAST);
        int heights = rawGradientAt + bins * rawGradientStep;
        int slopes = heights + bins * rawGradientStep;
        lengths(bins, scale, raw, at, step, rawGradient, rawGradientAt, rawGradientStep, n, work, X_KNOT);
        int shares = at + bins * step;
        lengths(bins, scale, raw, shares, step, rawGradient, heights, rawGradientStep, n, work, Y_KNOT);
        slopes(bins, rawGradient, slopes, rawGradientStep, n, work);
    }

    /// Puts gradients in a row of `work`, zeros for samples outside of the box.
    private static void given(float bound, float[] x, int xAt, float[] gradient, int at, int n, float[] work, int to) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            VectorMask<Float> inside =
                    FloatVector.fromArray(S, x, xAt + i, in).abs().compare(VectorOperators.LT, bound);
            FloatVector.zero(S)
                    .blend(FloatVector.fromArray(S, gradient, at + i, in), inside)
                    .intoArray(work, to * row + i);
        }
    }

    /// From the gradients of the inverse's `x` and log-determinant to those of the forward map's `y` and
    /// logarithm.
    private static void implicit(int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * row + i);
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector t = FloatVector.fromArray(S, work, PLACE * row + i);
            FloatVector gl = FloatVector.fromArray(S, work, SECOND * row + i);
            FloatVector s = FloatVector.fromArray(S, work, HEIGHT * row + i).div(width);
            FloatVector u = t.neg().add(1f);
            FloatVector tu = t.mul(u);
            FloatVector e = d1.add(d0).sub(s.add(s));
            FloatVector d = e.fma(tu, s);
            FloatVector m = d1.mul(t).fma(t, s.add(s).fma(tu, d0.mul(u).mul(u)));
            FloatVector mOfT = d1.mul(t).sub(d0.mul(u)).add(s.mul(u.sub(t))).mul(2f);
            FloatVector dOfT = e.mul(u.sub(t));
            FloatVector logOfX = mOfT.div(m).sub(dOfT.add(dOfT).div(d)).div(width);
            FloatVector ratio = s.div(d);
            gl.mul(logOfX)
                    .sub(FloatVector.fromArray(S, work, FIRST * row + i))
                    .div(m.mul(ratio).mul(ratio))
                    .intoArray(work, FIRST * row + i);
            gl.neg().intoArray(work, SECOND * row + i);
        }
    }

    /// The gradient of what the pass read: minus a row of `work`; outside of the box that of what it wrote.
    private static void read(
            float bound,
            float[] x,
            int xAt,
            float[] outGradient,
            int outAt,
            float[] inGradient,
            int inAt,
            int n,
            float[] work,
            int from) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            VectorMask<Float> inside =
                    FloatVector.fromArray(S, x, xAt + i, in).abs().compare(VectorOperators.LT, bound);
            FloatVector.fromArray(S, outGradient, outAt + i, in)
                    .blend(FloatVector.fromArray(S, work, from * row + i).neg(), inside)
                    .intoArray(inGradient, inAt + i, in);
        }
    }

    /// Turns what `work` holds of the bins into the gradients of that: those of
    /// `y = yk + height · numerator / d` and of `ℓ = 2 log s + log m − 2 log d`.
    private static void bin(int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            FloatVector width = FloatVector.fromArray(S, work, WIDTH * row + i);
            FloatVector height = FloatVector.fromArray(S, work, HEIGHT * row + i);
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector t = FloatVector.fromArray(S, work, PLACE * row + i);
            FloatVector gy = FloatVector.fromArray(S, work, FIRST * row + i);
            FloatVector gl = FloatVector.fromArray(S, work, SECOND * row + i);
            FloatVector s = height.div(width);
            FloatVector u = t.neg().add(1f);
            FloatVector tu = t.mul(u);
            FloatVector e = d1.add(d0).sub(s.add(s));
            FloatVector d = e.fma(tu, s);
            FloatVector numerator = s.mul(t).fma(t, d0.mul(tu));
            FloatVector m = d1.mul(t).fma(t, s.add(s).fma(tu, d0.mul(u).mul(u)));
            FloatVector mOfT = d1.mul(t).sub(d0.mul(u)).add(s.mul(u.sub(t))).mul(2f);
            FloatVector gn = gy.mul(height).div(d);
            FloatVector gd = gn.mul(numerator).add(gl).add(gl).div(d).neg();
            FloatVector gm = gl.div(m);
            FloatVector twice = tu.add(tu);
            FloatVector gs = gn.mul(t)
                    .mul(t)
                    .add(gd.mul(twice.neg().add(1f)))
                    .add(gm.mul(twice))
                    .add(gl.add(gl).div(s));
            FloatVector gt = gn.mul(s.add(s).mul(t).add(d0.mul(u.sub(t))))
                    .add(gd.mul(e.mul(u.sub(t))))
                    .add(gm.mul(mOfT));
            FloatVector gx = gt.div(width);
            gx.neg().intoArray(work, X_KNOT * row + i);
            gy.intoArray(work, Y_KNOT * row + i);
            gs.mul(s).div(width).add(gx.mul(t)).neg().intoArray(work, WIDTH * row + i);
            gy.mul(numerator).div(d).add(gs.div(width)).intoArray(work, HEIGHT * row + i);
            gn.add(gd).mul(tu).add(gm.mul(u).mul(u)).intoArray(work, FIRST * row + i);
            gd.mul(tu).add(gm.mul(t).mul(t)).intoArray(work, SECOND * row + i);
        }
    }

    /// From the gradients of the knot before the bin and of the bin's own length to those of the raw lengths,
    /// through the softmax. The last bin ends at the edge, so its length is what the others leave.
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
            int knotRow) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector index = FloatVector.fromArray(S, work, INDEX * row + i);
            VectorMask<Float> last = index.compare(VectorOperators.EQ, bins - 1);
            FloatVector knot = FloatVector.fromArray(S, work, knotRow * row + i);
            FloatVector length = FloatVector.fromArray(S, work, (knotRow + LENGTH) * row + i);
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

    /// From the gradients of the slopes at the ends of the bin to those of the raw slopes, zero elsewhere:
    /// `d softplus/d raw = 1 − exp(−softplus)`.
    private static void slopes(int bins, float[] to, int toAt, int toStep, int n, float[] work) {
        int row = row(n);
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> in = S.indexInRange(i, n);
            FloatVector index = FloatVector.fromArray(S, work, INDEX * row + i);
            FloatVector d0 = FloatVector.fromArray(S, work, BEFORE * row + i);
            FloatVector d1 = FloatVector.fromArray(S, work, BEHIND * row + i);
            FloatVector before = FloatVector.fromArray(S, work, FIRST * row + i)
                    .mul(VectorKernels.exp(d0.neg().add(LEAST)).neg().add(1f));
            FloatVector behind = FloatVector.fromArray(S, work, SECOND * row + i)
                    .mul(VectorKernels.exp(d1.neg().add(LEAST)).neg().add(1f));
            for (int k = 0; k < bins - 1; k++) {
                FloatVector.zero(S)
                        .blend(before, index.compare(VectorOperators.EQ, k + 1))
                        .blend(behind, index.compare(VectorOperators.EQ, k))
                        .intoArray(to, toAt + k * toStep + i, in);
            }
        }
    }
}
