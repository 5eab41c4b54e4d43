package org.preimage.optim;

/// The Euclidean norm of a flat gradient, and its limit: large gradients come from single awkward batches, and
/// would spoil Adam's moments for many steps.
public final class GradientNorm {
    private GradientNorm() {}

    /// Scales a gradient whose norm is above the largest one down to that (Pascanu et al. 2013, algorithm 1).
    ///
    /// @return false, with the gradient as it was, if one of its numbers is not finite
    public static boolean limit(float[] gradient, double largest) {
        double norm = Math.sqrt(squares(gradient));
        if (norm > largest && Double.isFinite(norm)) {
            float factor = (float) (largest / norm);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
        return Double.isFinite(norm);
    }

    /// Four sums side by side, since one would wait for each addition before the next.
    private static double squares(float[] values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            s0 = Math.fma((double) values[i], values[i], s0);
            s1 = Math.fma((double) values[i + 1], values[i + 1], s1);
            s2 = Math.fma((double) values[i + 2], values[i + 2], s2);
            s3 = Math.fma((double) values[i + 3], values[i + 3], s3);
        }
        for (; i < values.length; i++) {
            s0 = Math.fma((double) values[i], values[i], s0);
        }
        return s0 + s1 + (s2 + s3);
    }
}
