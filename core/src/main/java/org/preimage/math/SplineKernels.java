package org.preimage.math;

/// The loops of the monotone rational-quadratic spline (Durkan et al. 2019, section 3.1; letters as there) on
/// `[−B, B]`, the identity outside: one variable of `n` samples, each with a spline of its own. Raw number `p`
/// of sample `i` is at `raw[at + p * step + i]`: `K` widths, `K` heights, `K − 1` inner slopes.
///
/// @see Kernels#spline()
public sealed interface SplineKernels permits ScalarSpline, VectorSpline {
    /// The least width and height of a bin, before scaling by `2B`, and the least slope at a knot.
    float LEAST = 1e-3f;

    /// How many floats of working memory a sample takes in [#forward], [#inverse] and [#backward]: what is
    /// known of its bin, and after that of the bin's gradient, each a row of `n`.
    int WORK = 7;

    // The rows of the working memory.
    /// The number of the bin, from 0.
    int INDEX = 0;
    /// The knot before the bin on the side of `x`; then its gradient.
    int X_KNOT = 1;
    /// The knot before the bin on the side of `y`; then its gradient.
    int Y_KNOT = 2;
    /// The bin's width; then its gradient.
    int WIDTH = 3;
    /// The bin's height; then its gradient.
    int HEIGHT = 4;
    /// The slope at the knot before the bin; then the gradient of its raw number.
    int SLOPE_BEFORE = 5;
    /// The slope at the knot behind the bin; then the gradient of its raw number.
    int SLOPE_BEHIND = 6;

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
