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
                    sigmoid.add(silu.mul(FloatVector.broadcast(S, 1f).sub(sigmoid)))
                            .intoArray(slope, slopeAt + k);
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
    private static FloatVector exp(FloatVector x) {
        FloatVector t = x.max(-87f).min(87f);
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
        IntVector power = shifted.reinterpretAsInts().sub(Elementary.ROUND_BITS).lanewise(VectorOperators.LSHL, 23);
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
    private static FloatVector log(FloatVector x) {
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
            float @Nullable [] xGradient,
            float @Nullable [] yGradient,
            float[] scratch) {
        float s0 = squares[0];
        float s1 = squares.length > 1 ? squares[1] : 0f;
        float s2 = squares.length > 2 ? squares[2] : 0f;
        int bound = from + S.loopBound(to - from);
        double sum = squares.length == 3 && d <= 4
                ? pairsOfThree(x, xStride, i, y, yStride, from, bound, d, s0, s1, s2, xGradient, yGradient, scratch)
                : ScalarKernels.pairs(x, xStride, i, y, yStride, from, bound, d, squares, xGradient, yGradient);
        return sum + ScalarKernels.pairs(x, xStride, i, y, yStride, bound, to, d, squares, xGradient, yGradient);
    }

    /// Three widths and at most four variables, which is what the paper's tasks need: all in registers, one
    /// division. With `p = s + r²` for the three squares `s`: `1/p₀ = p₁p₂/(p₀p₁p₂)` and so on.
    private static double pairsOfThree(
            float[] x,
            int xStride,
            int i,
            float[] y,
            int yStride,
            int from,
            int bound,
            int d,
            float s0,
            float s1,
            float s2,
            float @Nullable [] xGradient,
            float @Nullable [] yGradient,
            float[] scratch) {
        int v1 = Math.min(1, d - 1);
        int v2 = Math.min(2, d - 1);
        int v3 = Math.min(3, d - 1);
        FloatVector x0 = FloatVector.broadcast(S, x[i]);
        FloatVector x1 = FloatVector.broadcast(S, x[v1 * xStride + i]);
        FloatVector x2 = FloatVector.broadcast(S, x[v2 * xStride + i]);
        FloatVector x3 = FloatVector.broadcast(S, x[v3 * xStride + i]);
        // A variable that is not there repeats the last one with weight zero.
        float w1 = d > 1 ? 1f : 0f;
        float w2 = d > 2 ? 1f : 0f;
        float w3 = d > 3 ? 1f : 0f;
        int y1 = v1 * yStride;
        int y2 = v2 * yStride;
        int y3 = v3 * yStride;
        FloatVector sum = FloatVector.zero(S);
        FloatVector g0 = FloatVector.zero(S);
        FloatVector g1 = FloatVector.zero(S);
        FloatVector g2 = FloatVector.zero(S);
        FloatVector g3 = FloatVector.zero(S);
        for (int j = from; j < bound; j += L) {
            FloatVector d0 = x0.sub(FloatVector.fromArray(S, y, j));
            FloatVector d1 = x1.sub(FloatVector.fromArray(S, y, y1 + j)).mul(w1);
            FloatVector d2 = x2.sub(FloatVector.fromArray(S, y, y2 + j)).mul(w2);
            FloatVector d3 = x3.sub(FloatVector.fromArray(S, y, y3 + j)).mul(w3);
            FloatVector r = d0.mul(d0);
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
            if (xGradient != null) {
                // d/dx_i of Σ s/(s + r²) is −2(x_i − y_j) Σ s/(s + r²)²
                FloatVector slope = k0.mul(u0);
                slope = k1.fma(u1, slope);
                slope = k2.fma(u2, slope).mul(-2f);
                d0 = d0.mul(slope);
                d1 = d1.mul(slope);
                d2 = d2.mul(slope);
                d3 = d3.mul(slope);
                g0 = g0.add(d0);
                g1 = g1.add(d1);
                g2 = g2.add(d2);
                g3 = g3.add(d3);
                if (yGradient != null) {
                    FloatVector.fromArray(S, yGradient, j).sub(d0).intoArray(yGradient, j);
                    if (d > 1) {
                        FloatVector.fromArray(S, yGradient, y1 + j).sub(d1).intoArray(yGradient, y1 + j);
                    }
                    if (d > 2) {
                        FloatVector.fromArray(S, yGradient, y2 + j).sub(d2).intoArray(yGradient, y2 + j);
                    }
                    if (d > 3) {
                        FloatVector.fromArray(S, yGradient, y3 + j).sub(d3).intoArray(yGradient, y3 + j);
                    }
                }
            }
        }
        sum.intoArray(scratch, 0);
        if (xGradient != null) {
            g0.intoArray(scratch, L);
            g1.intoArray(scratch, 2 * L);
            g2.intoArray(scratch, 3 * L);
            g3.intoArray(scratch, 4 * L);
            xGradient[i] += total(scratch, L);
            xGradient[v1 * xStride + i] += total(scratch, 2 * L);
            xGradient[v2 * xStride + i] += total(scratch, 3 * L);
            xGradient[v3 * xStride + i] += total(scratch, 4 * L);
        }
        return total(scratch, 0);
    }

    /// The sum of a vector's lanes, which it overwrites: halves added to each other, in this order always. That of
    /// the API's own reduction is open, and differs between interpreted and compiled code, which would change the
    /// bytes of a result.
    private static float total(float[] lanes, int at) {
        for (int half = L / 2; half > 0; half /= 2) {
            for (int l = at; l < at + half; l++) {
                lanes[l] += lanes[l + half];
            }
        }
        return lanes[at];
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
