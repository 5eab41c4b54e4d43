package org.preimage.flow;

import org.preimage.grad.Tape;
import org.preimage.math.Kernels;
import org.preimage.math.SplineKernels;

/// The monotone rational-quadratic spline (Durkan et al. 2019, section 3.1) on `[−B, B]`, the identity outside;
/// letters as in the paper. Raw numbers: `K` widths, `K` heights, `K − 1` inner derivatives.
///
/// @param bins `K`
/// @param bound `B`
public record Spline(int bins, float bound) implements Transformer {
    private static final SplineKernels KERNELS = Kernels.ACTIVE.spline();
    private static final float LEAST = SplineKernels.LEAST;

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
        return KERNELS.work(Tape.TILE);
    }

    /// Zeros give even bins; the derivatives' give slope 1.
    @Override
    public float identity(int p) {
        return p < 2 * bins ? 0f : (float) Math.log(Math.expm1(1 - LEAST));
    }

    /// Softmax over the widths, softmax over the heights, `LEAST + softplus` of the derivatives.
    @Override
    public void prepare(float[] raw, int rawAt, int rawStep, int n, float[] scratch) {
        KERNELS.prepare(bins, raw, rawAt, rawStep, n);
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
        KERNELS.forward(bins, bound, raw, rawAt, rawStep, x, xAt, y, yAt, logDet, logDetAt, n, scratch);
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
        KERNELS.inverse(bins, bound, raw, rawAt, rawStep, y, yAt, x, xAt, logDet, logDetAt, n, scratch);
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
        KERNELS.backward(
                inverse,
                bins,
                bound,
                raw,
                rawAt,
                rawStep,
                x,
                xAt,
                outGradient,
                outAt,
                logDetGradient,
                logDetAt,
                rawGradient,
                rawGradientAt,
                rawGradientStep,
                inGradient,
                inAt,
                n,
                scratch);
    }
}
