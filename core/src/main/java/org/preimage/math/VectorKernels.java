package org.preimage.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The kernels on the Vector API, for any vector width.
final class VectorKernels implements Kernels {
    static final VectorSpecies<Float> S = species();
    private static final int L = S.length();
    private final SplineKernels spline = new VectorSpline();

    private static VectorSpecies<Float> species() {
        String asked = System.getProperty("preimage.kernels", "auto");
        return switch (asked) {
            case "128" -> FloatVector.SPECIES_128;
            case "256" -> FloatVector.SPECIES_256;
            case "512" -> FloatVector.SPECIES_512;
            case "auto" -> VectorSpecies.of(float.class, widest());
            default ->
                throw new IllegalArgumentException(
                        "preimage.kernels: expected auto, scalar, 128, 256 or 512, found " + asked);
        };
    }

    /// The preferred shape, at most 512 bits: no shape here is tuned for more.
    private static VectorShape widest() {
        VectorShape preferred = VectorShape.preferredShape();
        return preferred.vectorBitSize() > 512 ? VectorShape.S_512_BIT : preferred;
    }

    @Override
    public String name() {
        return "vector-" + S.vectorBitSize();
    }

    @Override
    public int lanes() {
        return L;
    }

    @Override
    public int panel() {
        return VectorMatrix.PANEL;
    }

    @Override
    public void multiply(
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
        VectorMatrix.multiply(rows, columns, steps, a, aAt, aRow, aStep, b, bAt, bStep, c, cAt, cRow, init, initAt);
    }

    // ---- element by element ----

    @Override
    public void activate(Activation activation, float[] h, int at, int n, float[] slope, int slopeAt) {
        int k = 0;
        for (; k < S.loopBound(n); k += L) {
            FloatVector x = FloatVector.fromArray(S, h, at + k);
            FloatVector y = switch (activation) {
                case RELU -> x.max(0f);
                case LEAKY_RELU -> x.max(x.mul(0.01f));
                case SILU -> {
                    FloatVector sigmoid =
                            FloatVector.broadcast(S, 1f).div(exp(x.neg()).add(1f));
                    FloatVector silu = x.mul(sigmoid);
                    // σ(1 + x(1 − σ)) = σ + silu·(1 − σ)
                    silu.fma(FloatVector.broadcast(S, 1f).sub(sigmoid), sigmoid).intoArray(slope, slopeAt + k);
                    yield silu;
                }
                case TANH -> {
                    FloatVector e = exp(x.mul(2f).max(-60f).min(60f));
                    yield e.sub(1f).div(e.add(1f));
                }
            };
            y.intoArray(h, at + k);
        }
        ScalarKernels.activateTail(activation, h, at, k, n, slope, slopeAt);
    }

    @Override
    public void activationGradient(
            Activation activation, float[] g, int gAt, int n, float[] h, int hAt, float[] slope, int slopeAt) {
        int k = 0;
        for (; k < S.loopBound(n); k += L) {
            FloatVector grad = FloatVector.fromArray(S, g, gAt + k);
            FloatVector result = switch (activation) {
                case RELU ->
                    FloatVector.zero(S)
                            .blend(grad, FloatVector.fromArray(S, h, hAt + k).compare(VectorOperators.GT, 0f));
                case LEAKY_RELU ->
                    grad.mul(0.01f)
                            .blend(grad, FloatVector.fromArray(S, h, hAt + k).compare(VectorOperators.GT, 0f));
                case SILU -> grad.mul(FloatVector.fromArray(S, slope, slopeAt + k));
                case TANH -> {
                    FloatVector y = FloatVector.fromArray(S, h, hAt + k);
                    yield grad.mul(y.neg().fma(y, FloatVector.broadcast(S, 1f)));
                }
            };
            result.intoArray(g, gAt + k);
        }
        ScalarKernels.activationGradientTail(activation, g, gAt, k, n, h, hAt, slope, slopeAt);
    }

    @Override
    public void exp(float[] in, int inAt, float[] out, int outAt, int n) {
        int k = 0;
        for (; k < S.loopBound(n); k += L) {
            exp(FloatVector.fromArray(S, in, inAt + k)).intoArray(out, outAt + k);
        }
        for (; k < n; k++) {
            out[outAt + k] = Elementary.exp(in[inAt + k]);
        }
    }

    /// [Elementary#exp], lane by lane.
    static FloatVector exp(FloatVector x) {
        // Not max and min, which take several instructions each to tell zeros and keep NaN.
        FloatVector t = x.blend(-87f, x.compare(VectorOperators.LT, -87f));
        t = t.blend(87f, t.compare(VectorOperators.GT, 87f));
        FloatVector shifted =
                t.fma(FloatVector.broadcast(S, Elementary.LOG2_E), FloatVector.broadcast(S, Elementary.ROUND));
        FloatVector n = shifted.sub(Elementary.ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_HIGH), t);
        r = n.fma(FloatVector.broadcast(S, -Elementary.LN2_LOW), r);
        FloatVector p = FloatVector.broadcast(S, Elementary.EXP[0]);
        for (int k = 1; k < Elementary.EXP.length; k++) {
            p = p.fma(r, FloatVector.broadcast(S, Elementary.EXP[k]));
        }
        p = p.fma(r.mul(r), r.add(1f));
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return p.reinterpretAsInts().add(power).reinterpretAsFloats();
    }

    @Override
    public void log(float[] in, int inAt, float[] out, int outAt, int n) {
        int k = 0;
        for (; k < S.loopBound(n); k += L) {
            log(FloatVector.fromArray(S, in, inAt + k)).intoArray(out, outAt + k);
        }
        for (; k < n; k++) {
            out[outAt + k] = Elementary.log(in[inAt + k]);
        }
    }

    /// [Elementary#log], lane by lane.
    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector e = bits.sub(Elementary.ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector m = bits.sub(e.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        FloatVector exponent = (FloatVector) e.convert(VectorOperators.I2F, 0);
        FloatVector p = FloatVector.broadcast(S, Elementary.LOG[0]);
        for (int k = 1; k < Elementary.LOG.length; k++) {
            p = p.fma(m, FloatVector.broadcast(S, Elementary.LOG[k]));
        }
        FloatVector square = m.mul(m);
        FloatVector r = p.mul(m).mul(square);
        r = exponent.fma(FloatVector.broadcast(S, Elementary.LN2_LOW), r);
        r = square.fma(FloatVector.broadcast(S, -0.5f), r);
        return exponent.fma(FloatVector.broadcast(S, Elementary.LN2_HIGH), m.add(r));
    }

    @Override
    public void atan(float[] in, int inAt, float[] out, int outAt, int n) {
        int k = 0;
        for (; k < S.loopBound(n); k += L) {
            atan(FloatVector.fromArray(S, in, inAt + k)).intoArray(out, outAt + k);
        }
        for (; k < n; k++) {
            out[outAt + k] = Elementary.atan(in[inAt + k]);
        }
    }

    /// [Elementary#atan], lane by lane.
    private static FloatVector atan(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector one = FloatVector.broadcast(S, 1f);
        VectorMask<Float> large = size.compare(VectorOperators.GT, Elementary.TAN_3_PI_8);
        VectorMask<Float> middle = size.compare(VectorOperators.GT, Elementary.TAN_PI_8);
        FloatVector numerator = size.blend(size.sub(1f), middle).blend(-1f, large);
        FloatVector denominator = one.blend(size.add(1f), middle).blend(size, large);
        FloatVector t = numerator.div(denominator);
        FloatVector offset = FloatVector.zero(S).blend(Elementary.PI_4, middle).blend(Elementary.PI_2, large);
        FloatVector z = t.mul(t);
        FloatVector p = FloatVector.broadcast(S, Elementary.ATAN[0]);
        for (int k = 1; k < Elementary.ATAN.length; k++) {
            p = p.fma(z, FloatVector.broadcast(S, Elementary.ATAN[k]));
        }
        FloatVector angle = p.mul(z).fma(t, t).add(offset);
        return angle.blend(angle.neg(), x.compare(VectorOperators.LT, 0f));
    }

    @Override
    public SplineKernels spline() {
        return spline;
    }

    // ---- pairs ----

    @Override
    public double pairKernels(
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
        for (int v = 0; v < d; v += 4) {
            distances(x, xStride, i, y, yStride, from, to, v, Math.min(4, d - v), work);
        }
        double sum = squares.length == 3 ? three(work, from, to, squares) : any(work, from, to, squares);
        if (xGradient != null) {
            for (int v = 0; v < d; v++) {
                spread(x[v * xStride + i], y, v * yStride, from, to, work, xGradient, v * xStride + i, yGradient);
            }
        }
        return sum;
    }

    /// Adds the squared differences of up to four variables from `v` on to `work`, or, of the first, writes
    /// them.
    private static void distances(
            float[] x, int xStride, int i, float[] y, int yStride, int from, int to, int v, int count, float[] work) {
        // A variable that is not there repeats the last one with weight zero.
        int v1 = v + Math.min(1, count - 1);
        int v2 = v + Math.min(2, count - 1);
        int v3 = v + Math.min(3, count - 1);
        FloatVector x0 = FloatVector.broadcast(S, x[v * xStride + i]);
        FloatVector x1 = FloatVector.broadcast(S, x[v1 * xStride + i]);
        FloatVector x2 = FloatVector.broadcast(S, x[v2 * xStride + i]);
        FloatVector x3 = FloatVector.broadcast(S, x[v3 * xStride + i]);
        float w1 = count > 1 ? 1f : 0f;
        float w2 = count > 2 ? 1f : 0f;
        float w3 = count > 3 ? 1f : 0f;
        int y0 = v * yStride;
        int y1 = v1 * yStride;
        int y2 = v2 * yStride;
        int y3 = v3 * yStride;
        for (int j = from; j < to; j += L) {
            VectorMask<Float> in = S.indexInRange(j, to);
            FloatVector r = v == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, work, j, in);
            FloatVector d0 = x0.sub(FloatVector.fromArray(S, y, y0 + j, in));
            FloatVector d1 = x1.sub(FloatVector.fromArray(S, y, y1 + j, in)).mul(w1);
            FloatVector d2 = x2.sub(FloatVector.fromArray(S, y, y2 + j, in)).mul(w2);
            FloatVector d3 = x3.sub(FloatVector.fromArray(S, y, y3 + j, in)).mul(w3);
            r = d0.fma(d0, r);
            r = d1.fma(d1, r);
            r = d2.fma(d2, r);
            d3.fma(d3, r).intoArray(work, j, in);
        }
    }

    /// Sums the kernels of three widths and turns squared distances into slopes; the three share one division:
    /// with `p = s + r²`, `1/p₀ = p₁p₂/(p₀p₁p₂)` and so on.
    private static double three(float[] work, int from, int to, float[] squares) {
        float s0 = squares[0];
        float s1 = squares[1];
        float s2 = squares[2];
        FloatVector sum = FloatVector.zero(S);
        for (int j = from; j < to; j += L) {
            VectorMask<Float> in = S.indexInRange(j, to);
            FloatVector r = FloatVector.fromArray(S, work, j, in);
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
            sum = sum.add(k0.add(k1).add(k2), in);
            FloatVector slope = k0.mul(u0);
            slope = k1.fma(u1, slope);
            k2.fma(u2, slope).mul(-2f).intoArray(work, j, in);
        }
        return total(sum, work);
    }

    /// The sum of the lanes, halves added to each other, in this order always: that of the API's own reduction
    /// is open, and differs between interpreted and compiled code, which would change the bytes of a result.
    /// The lanes go through the end of `work`, since shuffles of them are not always kept out of the heap.
    private static float total(FloatVector v, float[] work) {
        int at = work.length - L;
        v.intoArray(work, at);
        for (int half = L / 2; half > 0; half /= 2) {
            for (int k = at; k < at + half; k++) {
                work[k] += work[k + half];
            }
        }
        return work[at];
    }

    /// As [#three], with a division for each width.
    private static double any(float[] work, int from, int to, float[] squares) {
        FloatVector sum = FloatVector.zero(S);
        for (int j = from; j < to; j += L) {
            VectorMask<Float> in = S.indexInRange(j, to);
            FloatVector r = FloatVector.fromArray(S, work, j, in);
            FloatVector slope = FloatVector.zero(S);
            for (float s : squares) {
                FloatVector u = FloatVector.broadcast(S, 1f).div(r.add(s));
                FloatVector k = u.mul(s);
                sum = sum.add(k, in);
                slope = k.fma(u, slope);
            }
            slope.mul(-2f).intoArray(work, j, in);
        }
        return total(sum, work);
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
            VectorMask<Float> in = S.indexInRange(j, to);
            FloatVector difference = FloatVector.broadcast(S, x).sub(FloatVector.fromArray(S, y, row + j, in));
            FloatVector g = difference.mul(FloatVector.fromArray(S, work, j, in));
            all = all.add(g);
            if (yGradient != null) {
                FloatVector.fromArray(S, yGradient, row + j, in).sub(g).intoArray(yGradient, row + j, in);
            }
        }
        xGradient[xAt] += total(all, work);
    }

    @Override
    public void adam(
            float[] x,
            float[] m,
            float[] v,
            float[] g,
            int at,
            int n,
            float beta1,
            float beta2,
            float rate,
            float epsilon) {
        int k = at;
        for (; k < at + S.loopBound(n); k += L) {
            FloatVector grad = FloatVector.fromArray(S, g, k);
            FloatVector mean = FloatVector.fromArray(S, m, k).mul(beta1).add(grad.mul(1f - beta1));
            FloatVector square =
                    FloatVector.fromArray(S, v, k).mul(beta2).add(grad.mul(grad).mul(1f - beta2));
            mean.intoArray(m, k);
            square.intoArray(v, k);
            FloatVector step =
                    mean.mul(rate).div(square.lanewise(VectorOperators.SQRT).add(epsilon));
            FloatVector.fromArray(S, x, k).sub(step).intoArray(x, k);
        }
        ScalarKernels.adamTail(x, m, v, g, k, at + n, beta1, beta2, rate, epsilon);
    }
}
