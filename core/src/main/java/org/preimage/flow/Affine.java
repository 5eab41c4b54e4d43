package org.preimage.flow;

import org.preimage.grad.Tape;
import org.preimage.math.Kernels;

/// `y = exp(σ) · x + t` with the log-scale `σ = c · 0.636 · arctan(s)` held between `±c` (0.636 ≈ 2/π), or in
/// the older form
/// `σ = c · 0.636 · arctan(s / c)`; the raw numbers are `s` and `t`.
///
/// @param clamp `c`
/// @param older whether `s` is divided by `c` inside the arctangent
public record Affine(float clamp, boolean older) implements Transformer {
    private static final Kernels K = Kernels.ACTIVE;
    private static final float TWO_OVER_PI = 0.636f;

    /// The form of today's flow libraries, with a clamp of 2.
    public static final Affine DEFAULT = new Affine(2f, false);

    public Affine {
        if (!(clamp > 0)) {
            throw new IllegalArgumentException("Affine: expected a positive clamp, found " + clamp);
        }
    }

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public int scratch() {
        return 2 * Tape.TILE;
    }

    @Override
    public float identity(int p) {
        return 0f;
    }

    @Override
    public void prepare(float[] raw, int rawAt, int rawStep, int n, float[] scratch) {
        // s and t are used as they come.
    }

    private float inner() {
        return older ? 1f / clamp : 1f;
    }

    /// Writes the log-scales of `n` samples to the start of `scratch`, and their exponentials, times `sign`,
    /// behind them.
    private void scales(float[] raw, int rawAt, int n, float sign, float[] scratch) {
        float inner = inner();
        for (int i = 0; i < n; i++) {
            scratch[i] = raw[rawAt + i] * inner;
        }
        K.atan(scratch, 0, scratch, 0, n);
        float outer = sign * clamp * TWO_OVER_PI;
        for (int i = 0; i < n; i++) {
            scratch[i] *= outer;
        }
        K.exp(scratch, 0, scratch, n, n);
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
        scales(raw, rawAt, n, 1f, scratch);
        int shift = rawAt + rawStep;
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(scratch[n + i], x[xAt + i], raw[shift + i]);
            logDet[logDetAt + i] += scratch[i];
        }
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
        scales(raw, rawAt, n, -1f, scratch);
        int shift = rawAt + rawStep;
        for (int i = 0; i < n; i++) {
            x[xAt + i] = (y[yAt + i] - raw[shift + i]) * scratch[n + i];
            logDet[logDetAt + i] += scratch[i];
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
        scales(raw, rawAt, n, 1f, scratch);
        float inner = inner();
        float outer = clamp * TWO_OVER_PI * inner;
        for (int i = 0; i < n; i++) {
            float scale = scratch[n + i];
            float s = raw[rawAt + i] * inner;
            float slope = outer / Math.fma(s, s, 1f);
            float g = outGradient[outAt + i];
            float l = logDetGradient[logDetAt + i];
            float in = inverse ? g / scale : g * scale;
            float shift = inverse ? -in : g;
            float log = inverse ? -l : l;
            inGradient[inAt + i] = in;
            rawGradient[rawGradientAt + i] = slope * Math.fma(shift * scale, x[xAt + i], log);
            rawGradient[rawGradientAt + rawGradientStep + i] = shift;
        }
    }
}
