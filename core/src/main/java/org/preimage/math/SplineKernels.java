package org.preimage.math;

/// The loops of the monotone rational-quadratic spline (Durkan et al. 2019, section 3.1; letters as there) on
/// `[−B, B]`, the identity outside: one variable of `n` samples, each with a spline of its own. Raw number `p`
/// of sample `i` is at `raw[at + p * step + i]`: `K` widths, `K` heights, `K − 1` inner slopes.
///
/// @see Kernels#spline()
public sealed interface SplineKernels permits ScalarSpline, VectorSpline {
    /// The least width and height of a bin, before scaling by `2B`, and the least slope at a knot.
    float LEAST = 1e-3f;

    /// How many floats of working memory [#forward], [#inverse] and [#backward] take for `n` samples.
    int work(int n);

    /// Turns raw numbers, in place, into shares of the width, shares of the height (softmax), and slopes
    /// (`LEAST + softplus`): what the other loops read.
    void prepare(int bins, float[] raw, int at, int step, int n);

    /// Writes `y` and adds `log dy/dx` to `logDet`.
    void forward(
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
            float[] work);

    /// Writes `x` and adds `log dx/dy` to `logDet`.
    void inverse(
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
            float[] work);

    /// The gradients of either direction at `x`, as [org.preimage.flow.Transformer] has them.
    ///
    /// @param inverse whether the pass was the inverse
    /// @param outGradient the gradient of what the pass wrote
    /// @param logDetGradient the gradient of the log-determinant that the pass added
    /// @param rawGradient receives the gradient of the raw numbers before [#prepare], laid out with a step of
    ///     its own
    /// @param inGradient receives the gradient of what the pass read
    void backward(
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
            float[] work);
}
