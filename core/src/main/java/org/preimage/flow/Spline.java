package org.preimage.flow;

import org.preimage.grad.Tape;
import org.preimage.math.Kernels;

/// The monotone rational-quadratic spline (Durkan et al. 2019, section 3.1) on `[−B, B]`, the identity outside;
/// letters as
/// in the paper. Raw numbers: `K` widths, `K` heights, `K − 1` inner derivatives.
///
/// @param bins `K`
/// @param bound `B`
public record Spline(int bins, float bound) implements Transformer {
    private static final Kernels KERNELS = Kernels.ACTIVE;
    private static final int TILE = Tape.TILE;
    /// The least width and height of a bin, before scaling by `2B`, and the least slope at a knot.
    private static final float LEAST = 1e-3f;

    public Spline {
        if (bins < 2 || bins * LEAST >= 1 || !(bound > 0)) {
            throw new IllegalArgumentException(
                    "Spline: expected at least 2 bins and a positive bound, found " + bins + " and " + bound);
        }
    }

    @Override
    public int parameters() {
        return 3 * bins - 1;
    }

    @Override
    public int scratch() {
        return parameters() * TILE + 2 * TILE;
    }

    /// Zeros give even bins; the derivatives' give slope 1.
    @Override
    public float identity(int p) {
        return p < 2 * bins ? 0f : (float) Math.log(Math.expm1(1 - LEAST));
    }

    /// Softmax over the widths, softmax over the heights, `LEAST + softplus` of the derivatives.
    @Override
    public void prepare(float[] raw, int rawAt, int rawStep, int n, float[] scratch) {
        for (int block = 0; block < 2; block++) {
            softmax(raw, rawAt + block * bins * rawStep, rawStep, n, scratch);
        }
        for (int k = 2 * bins; k < 3 * bins - 1; k++) {
            int at = rawAt + k * rawStep;
            KERNELS.exp(raw, at, scratch, 0, n);
            for (int i = 0; i < n; i++) {
                scratch[i] += 1f;
            }
            KERNELS.log(scratch, 0, raw, at, n);
            for (int i = 0; i < n; i++) {
                raw[at + i] += LEAST;
            }
        }
    }

    private void softmax(float[] raw, int at, int step, int n, float[] scratch) {
        System.arraycopy(raw, at, scratch, 0, n);
        for (int k = 1; k < bins; k++) {
            for (int i = 0; i < n; i++) {
                scratch[i] = Math.max(scratch[i], raw[at + k * step + i]);
            }
        }
        for (int i = 0; i < n; i++) {
            scratch[n + i] = 0f;
        }
        for (int k = 0; k < bins; k++) {
            int row = at + k * step;
            for (int i = 0; i < n; i++) {
                raw[row + i] -= scratch[i];
            }
            KERNELS.exp(raw, row, raw, row, n);
            for (int i = 0; i < n; i++) {
                scratch[n + i] += raw[row + i];
            }
        }
        for (int k = 0; k < bins; k++) {
            int row = at + k * step;
            for (int i = 0; i < n; i++) {
                raw[row + i] /= scratch[n + i];
            }
        }
    }

    private float length(float share) {
        return 2 * bound * Math.fma(1 - bins * LEAST, share, LEAST);
    }

    /// The bin of one sample, found on the side of `x` or of `y`.
    private static final class Bin {
        int k;
        float xk;
        float yk;
        float width;
        float height;
        float d0;
        float d1;
    }

    private void find(Bin bin, float[] raw, int at, int step, float value, boolean onY) {
        float xk = -bound;
        float yk = -bound;
        int heights = at + bins * step;
        for (int k = 0; ; k++) {
            float width = length(raw[at + k * step]);
            float height = length(raw[heights + k * step]);
            boolean last = k == bins - 1;
            if (last) {
                // Rounding must not leave a gap before the edge.
                width = bound - xk;
                height = bound - yk;
            }
            if (last || value < (onY ? yk + height : xk + width)) {
                bin.k = k;
                bin.xk = xk;
                bin.yk = yk;
                bin.width = width;
                bin.height = height;
                int slopes = at + 2 * bins * step;
                bin.d0 = k == 0 ? 1f : raw[slopes + (k - 1) * step];
                bin.d1 = last ? 1f : raw[slopes + k * step];
                return;
            }
            xk += width;
            yk += height;
        }
    }

    private boolean inside(float value) {
        return value > -bound && value < bound;
    }

    @Override
    public void forward(
            float[] raw,
            int rawAt,
            int rawStep,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] scratch) {
        Bin bin = new Bin();
        for (int i = 0; i < n; i++) {
            float v = x[xAt + i];
            scratch[i] = 1f;
            y[yAt + i] = v;
            if (inside(v)) {
                find(bin, raw, rawAt + i, rawStep, v, false);
                float s = bin.height / bin.width;
                float t = (v - bin.xk) / bin.width;
                float tt = t * (1 - t);
                float d = Math.fma(bin.d1 + bin.d0 - 2 * s, tt, s);
                y[yAt + i] = bin.yk + bin.height * Math.fma(s * t, t, bin.d0 * tt) / d;
                scratch[i] = slope(bin, s, t, d);
            }
        }
        KERNELS.log(scratch, 0, scratch, TILE, n);
        for (int i = 0; i < n; i++) {
            logDet[logDetAt + i] += scratch[TILE + i];
        }
    }

    /// `g′ = s² (d₁ t² + 2 s t (1−t) + d₀ (1−t)²) / D²`
    private static float slope(Bin bin, float s, float t, float d) {
        float u = 1 - t;
        float m = bin.d1 * t * t + 2 * s * t * u + bin.d0 * u * u;
        return s * s * m / (d * d);
    }

    @Override
    public void inverse(
            float[] raw,
            int rawAt,
            int rawStep,
            float[] y,
            int yAt,
            float[] x,
            int xAt,
            float[] logDet,
            int logDetAt,
            int n,
            float[] scratch) {
        Bin bin = new Bin();
        for (int i = 0; i < n; i++) {
            float v = y[yAt + i];
            scratch[i] = 1f;
            x[xAt + i] = v;
            if (inside(v)) {
                find(bin, raw, rawAt + i, rawStep, v, true);
                float s = bin.height / bin.width;
                float sum = bin.d1 + bin.d0 - 2 * s;
                float up = v - bin.yk;
                float q = up * sum;
                float a = Math.fma(bin.height, s - bin.d0, q);
                float b = Math.fma(bin.height, bin.d0, -q);
                float c = -s * up;
                float root = (float) Math.sqrt(Math.max(0f, Math.fma(b, b, -4 * a * c)));
                float t = Math.clamp(2 * c / (-b - root), 0f, 1f);
                x[xAt + i] = Math.fma(t, bin.width, bin.xk);
                scratch[i] = slope(bin, s, t, Math.fma(sum, t * (1 - t), s));
            }
        }
        KERNELS.log(scratch, 0, scratch, TILE, n);
        for (int i = 0; i < n; i++) {
            logDet[logDetAt + i] -= scratch[TILE + i];
        }
    }

    @Override
    public void backward(
            boolean inverse,
            float[] raw,
            int rawAt,
            int rawStep,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
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
            float[] scratch) {
        Bin bin = new Bin();
        for (int i = 0; i < n; i++) {
            float v = x[xAt + i];
            float g = outGradient[outAt + i];
            int to = rawGradientAt + i;
            if (inside(v)) {
                find(bin, raw, rawAt + i, rawStep, v, false);
                inGradient[inAt + i] = backward(
                        inverse,
                        bin,
                        raw,
                        rawAt + i,
                        rawStep,
                        v,
                        g,
                        logDetGradient[logDetAt + i],
                        rawGradient,
                        to,
                        rawGradientStep);
            } else {
                inGradient[inAt + i] = g;
                for (int p = 0; p < parameters(); p++) {
                    rawGradient[to + p * rawGradientStep] = 0f;
                }
            }
        }
    }

    /// One sample's gradients; returns that of what the pass read.
    private float backward(
            boolean inverse,
            Bin bin,
            float[] raw,
            int at,
            int step,
            float x,
            float outGradient,
            float logGradient,
            float[] to,
            int toAt,
            int toStep) {
        float s = bin.height / bin.width;
        float t = (x - bin.xk) / bin.width;
        float u = 1 - t;
        float tt = t * u;
        float e = bin.d1 + bin.d0 - 2 * s;
        float d = Math.fma(e, tt, s);
        float numerator = Math.fma(s * t, t, bin.d0 * tt);
        float m = bin.d1 * t * t + 2 * s * tt + bin.d0 * u * u;
        float mOfT = 2 * (bin.d1 * t + s * (1 - 2 * t) - bin.d0 * u);
        float dOfT = e * (1 - 2 * t);
        float gy = outGradient;
        float gl = logGradient;
        float in = 0f;
        if (inverse) {
            float slope = s * s * m / (d * d);
            float logOfX = (mOfT / m - 2 * dOfT / d) / bin.width;
            in = (outGradient - logGradient * logOfX) / slope;
            gy = -in;
            gl = -logGradient;
        }
        // Adjoints of y = yk + height · numerator / d and of ℓ = 2 log s + log m − 2 log d.
        float aNumerator = gy * bin.height / d;
        float aD = -gy * bin.height * numerator / (d * d) - 2 * gl / d;
        float aM = gl / m;
        float aS = aNumerator * t * t + aD * (1 - 2 * tt) + aM * 2 * tt + 2 * gl / s;
        float aD0 = (aNumerator + aD) * tt + aM * u * u;
        float aD1 = aD * tt + aM * t * t;
        float aT = aNumerator * (2 * s * t + bin.d0 * (1 - 2 * t)) + aD * dOfT + aM * mOfT;
        float aX = aT / bin.width;
        float aHeight = gy * numerator / d + aS / bin.width;
        float aWidth = -aS * s / bin.width - aX * t;
        lengths(bin.k, raw, at, step, -aX, aWidth, to, toAt, toStep);
        lengths(bin.k, raw, at + bins * step, step, gy, aHeight, to, toAt + bins * toStep, toStep);
        slopes(bin.k, raw, at + 2 * bins * step, step, aD0, aD1, to, toAt + 2 * bins * toStep, toStep);
        return inverse ? in : aX;
    }

    /// From the adjoints of the knot before bin `k` and of the bin's own length to those of the raw lengths,
    /// through the
    /// softmax. The last bin ends at the edge, so its length is what the others leave.
    private void lengths(
            int k, float[] share, int at, int step, float aKnot, float aLength, float[] to, int toAt, int toStep) {
        boolean last = k == bins - 1;
        float before = last ? aKnot - aLength : aKnot;
        float own = last ? 0f : aLength;
        float mean = last ? 0f : share[at + k * step] * own;
        for (int j = 0; j < k; j++) {
            mean += share[at + j * step] * before;
        }
        float scale = 2 * bound * (1 - bins * LEAST);
        for (int j = 0; j < bins; j++) {
            float a = j < k ? before : j == k ? own : 0f;
            to[toAt + j * toStep] = scale * share[at + j * step] * (a - mean);
        }
    }

    /// Through the softplus: `d softplus/d raw = 1 − exp(−softplus)`.
    private void slopes(
            int k, float[] slope, int at, int step, float aD0, float aD1, float[] to, int toAt, int toStep) {
        for (int j = 0; j < bins - 1; j++) {
            float a = j == k - 1 ? aD0 : j == k ? aD1 : 0f;
            to[toAt + j * toStep] = a == 0f ? 0f : a * (float) -Math.expm1(LEAST - slope[at + j * step]);
        }
    }
}
