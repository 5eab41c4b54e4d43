package org.preimage.math;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// The seam between the numerics and the machine: the few loops in which the time goes. Each has a vector form
/// and a scalar twin that computes the same up to rounding; one of the two is chosen once, at start, and named
/// in every provenance, since only on one kernel set does the same seed give the same bytes.
///
/// The property `preimage.kernels` overrides the choice: `scalar`, `128`, `256`, `512` or `auto`.
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /// The kernels of this process.
    Kernels ACTIVE = choose();

    /// A printable name: `scalar`, `vector-512`, ...
    String name();

    /// The number of float lanes that columns are padded to.
    int lanes();

    /// The number of columns in a full panel of packed weights, a multiple of [#lanes()].
    int panel();

    /// `C = init + A·B` with `C` `[rows × columns]`, `A` `[rows × steps]`, `B` `[steps × columns]`.
    ///
    /// @param rows any number
    /// @param columns a multiple of [#lanes()]
    /// @param a element (i, p) is `a[aAt + i * aRow + p * aStep]`
    /// @param b rows of `B` at `b[bAt + p * bStep]`; or, with `bStep` 0, panels one after the other, each
    ///     `[steps × panel]`, the last one `[steps × lanes]` when the columns end in half a panel
    /// @param c rows of `C` at `c[cAt + i * cRow]`
    /// @param init `c` itself: the products are added to it; `null`: to zero; else a bias row at `init[initAt]`
    void multiply(
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
            int initAt);

    /// `c_ji = bias_j + Σ_p a_ip b_jp`: a product with few outputs, whose vectors run over the steps instead of
    /// the outputs. The result is variable-major.
    ///
    /// @param rows any number of `i`
    /// @param outputs any number of `j`
    /// @param steps a multiple of [#lanes()]
    /// @param a element (i, p) is `a[aAt + i * aRow + p]`
    /// @param b element (j, p) is `b[bAt + j * bRow + p]`
    /// @param c element (j, i) is `c[cAt + j * cStep + i]`
    /// @param bias `null`: none
    /// @param work working memory of at least `8 * lanes()` floats
    void dots(
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
            float[] work);

    /// Adds the `rows` rows of `a`, row `i` at `a[aAt + i * aRow]`, to the `columns` values at `c[cAt]`.
    ///
    /// @param columns a multiple of [#lanes()]
    void columnSums(int rows, int columns, float[] a, int aAt, int aRow, float[] c, int cAt);

    /// Activates `n` values of `h` in place; where the activation keeps its slope, the slopes go to `slope`.
    void activate(Activation activation, float[] h, int at, int n, float[] slope, int slopeAt);

    /// Multiplies `n` gradients by the slopes at the activated values `h` (or by the kept slopes).
    void activationGradient(
            Activation activation, float[] g, int gAt, int n, float[] h, int hAt, float[] slope, int slopeAt);

    /// `out = e^in`, `n` values; the result is finite for `|in| ≤ 87`, clamped beyond.
    void exp(float[] in, int inAt, float[] out, int outAt, int n);

    /// `out = arctan in`, `n` values.
    void atan(float[] in, int inAt, float[] out, int outAt, int n);

    /// The loops of the rational-quadratic spline.
    SplineKernels spline();

    /// The inverse multiquadratic kernels `Σ_a a²/(a² + ‖x_i − y_j‖²)` summed over the pairs of one sample `i`
    /// of `x` with
    /// the samples `from ≤ j < to` of `y`; with a gradient buffer, also their gradients.
    ///
    /// @param x variable-major, `d` variables at stride `xStride`
    /// @param y variable-major, `d` variables at stride `yStride`
    /// @param squares the squared widths `a²`
    /// @param work working memory of at least `to + lanes()` floats
    /// @param xGradient the gradient with respect to `x_i` is added at `[v * xStride + i]`; `null`: no
    ///     gradients
    /// @param yGradient the gradient with respect to the `y_j` is added, laid out as `y`; `null`: none
    /// @return the sum
    double pairKernels(
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
            float @Nullable [] yGradient);

    /// One step of Adam (Kingma and Ba 2015, algorithm 1, bias correction folded into `rate` and `epsilon`):
    /// `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`, `x ← x − rate · m/(√v + epsilon)`.
    void adam(
            float[] x,
            float[] m,
            float[] v,
            float[] g,
            int at,
            int n,
            float beta1,
            float beta2,
            float rate,
            float epsilon);

    private static Kernels choose() {
        String asked = System.getProperty("preimage.kernels", "auto");
        if (asked.equals("scalar")) {
            return new ScalarKernels();
        }
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            System.getLogger("org.preimage")
                    .log(
                            Level.WARNING,
                            "The module jdk.incubator.vector is not there, so the slower scalar kernels are used; "
                                    + "start Java with --add-modules jdk.incubator.vector.");
            return new ScalarKernels();
        }
        return new VectorKernels();
    }
}
