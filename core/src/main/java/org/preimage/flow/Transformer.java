package org.preimage.flow;

/// A family of increasing maps of one variable, `x ↦ y`, with `parameters()` raw numbers for each sample: what
/// a coupling
/// does to a variable. All methods work on the samples of one tile; raw number `p` of sample `i` is at
/// `raw[rawAt + p * rawStep + i]`.
public sealed interface Transformer permits Affine, ShiftedSpline, Spline {

    /// How many raw numbers one variable of one sample takes.
    int parameters();

    /// How many floats of working memory a call needs.
    int scratch();

    /// The raw number `p` that makes the map the identity when all raw numbers of the variable are at theirs.
    float identity(int p);

    /// Turns raw numbers, in place, into the form that the other methods read.
    void prepare(float[] raw, int rawAt, int rawStep, int n, float[] scratch);

    /// Writes `y` and adds `log dy/dx` to `logDet`.
    void forward(
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
            float[] scratch);

    /// Writes `x` and adds `log dx/dy` to `logDet`.
    void inverse(
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
            float[] scratch);

    /// The derivative of either direction.
    ///
    /// With `g` the map and `ℓ = log g′`, the forward map's gradients follow from those of `y` and `ℓ` by the
    /// chain rule. The inverse is differentiated implicitly, at the same `x`: with `a` the gradient of `x` and
    /// `b` that of the inverse's log-determinant `−ℓ`, put `h = (a − b·∂ℓ/∂x)/g′`; then the gradient of `y` is
    /// `h`, and that of the raw numbers is the forward map's for the gradients `−h` and `−b`.
    ///
    /// @param inverse whether the pass was the inverse
    /// @param x the untransformed side, in both directions
    /// @param y the transformed side, in both directions
    /// @param outGradient the gradient of what the pass wrote
    /// @param logDetGradient the gradient of the log-determinant that the pass added
    /// @param rawGradient receives the gradient of the raw numbers before [#prepare], laid out with its own
    ///     step
    /// @param inGradient receives the gradient of what the pass read
    void backward(
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
            float[] scratch);
}
