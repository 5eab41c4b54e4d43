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

    @Override
    public void dots(
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
        VectorDots.dots(rows, outputs, steps, a, aAt, aRow, b, bAt, bRow, c, cAt, cStep, bias, biasAt, work);
    }

    @Override
    public void columnSums(int rows, int columns, float[] a, int aAt, int aRow, float[] c, int cAt) {
        VectorDots.columnSums(rows, columns, a, aAt, aRow, c, cAt);
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
        // Written out, since a call would put vectors on the heap where the compiler leaves it a call.
        for (; k < S.loopBound(n); k += L) {
            FloatVector x = FloatVector.fromArray(S, in, inAt + k);
            FloatVector size = x.abs();
            FloatVector one = FloatVector.broadcast(S, 1f);
            VectorMask<Float> large = size.compare(VectorOperators.GT, Elementary.TAN_3_PI_8);
            VectorMask<Float> middle = size.compare(VectorOperators.GT, Elementary.TAN_PI_8);
            FloatVector numerator = size.blend(size.sub(1f), middle).blend(-1f, large);
            FloatVector denominator = one.blend(size.add(1f), middle).blend(size, large);
            FloatVector t = numerator.div(denominator);
            FloatVector offset =
                    FloatVector.zero(S).blend(Elementary.PI_4, middle).blend(Elementary.PI_2, large);
            FloatVector z = t.mul(t);
            FloatVector p = FloatVector.broadcast(S, Elementary.ATAN[0]);
            for (int q = 1; q < Elementary.ATAN.length; q++) {
                p = p.fma(z, FloatVector.broadcast(S, Elementary.ATAN[q]));
            }
            FloatVector angle = p.mul(z).fma(t, t).add(offset);
            angle.blend(angle.neg(), x.compare(VectorOperators.LT, 0f)).intoArray(out, outAt + k);
        }
        for (; k < n; k++) {
            out[outAt + k] = Elementary.atan(in[inAt + k]);
        }
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
        return VectorPairs.sum(x, xStride, i, y, yStride, from, to, d, squares, work, xGradient, yGradient);
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
