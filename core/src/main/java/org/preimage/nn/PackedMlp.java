package org.preimage.nn;

import org.preimage.math.Kernels;

/// The weights of an [Mlp] as the matrix kernel wants them, for both passes, where it does not read them as
/// they are; running it packs the current
/// numbers anew.
final class PackedMlp implements Runnable {
    private static final Kernels K = Kernels.ACTIVE;

    private final Mlp mlp;
    /// By layer: panels of `W` `[in × out]`, for the forward pass.
    private final float[][] forward;
    /// By layer: panels of `Wᵀ` `[out × in]`, for the data gradient.
    private final float[][] backward;

    PackedMlp(Mlp mlp) {
        this.mlp = mlp;
        Architecture a = mlp.architecture();
        forward = new float[a.layers()][];
        backward = new float[a.layers()][];
        for (int l = 0; l < a.layers(); l++) {
            boolean narrow = mlp.narrow(l);
            forward[l] = new float[narrow ? 0 : a.into(l) * Mlp.padded(a.outOf(l))];
            backward[l] = new float[narrow || readsDirectly(l) ? 0 : a.outOf(l) * Mlp.padded(a.into(l))];
        }
    }

    /// Whether the data gradient of a layer is taken by dot products with the rows of `W`.
    private boolean readsDirectly(int layer) {
        return layer == 0 && Mlp.isNarrow(mlp.architecture().inputs());
    }

    float[] forward(int layer) {
        return forward[layer];
    }

    float[] backward(int layer) {
        return backward[layer];
    }

    @Override
    public void run() {
        float[] values = mlp.parameters().values();
        Architecture a = mlp.architecture();
        for (int l = 0; l < a.layers(); l++) {
            if (forward[l].length > 0) {
                pack(values, mlp.weightAt(l), a.into(l), a.outOf(l), forward[l]);
            }
            if (backward[l].length > 0) {
                packTransposed(values, mlp.weightAt(l), a.into(l), a.outOf(l), backward[l]);
            }
        }
    }

    private static void pack(float[] w, int at, int in, int out, float[] panels) {
        int columns = Mlp.padded(out);
        for (int j = 0; j < columns; j += K.panel()) {
            int width = Math.min(K.panel(), columns - j);
            for (int k = 0; k < in; k++) {
                System.arraycopy(w, at + k * columns + j, panels, j * in + k * width, width);
            }
        }
    }

    private static void packTransposed(float[] w, int at, int in, int out, float[] panels) {
        int stride = Mlp.padded(out);
        int columns = Mlp.padded(in);
        for (int k = 0; k < columns; k += K.panel()) {
            int width = Math.min(K.panel(), columns - k);
            int end = Math.min(width, in - k);
            for (int j = 0; j < out; j++) {
                int to = k * out + j * width;
                for (int l = 0; l < end; l++) {
                    panels[to + l] = w[at + (k + l) * stride + j];
                }
            }
        }
    }
}
