package org.preimage.nn;

import java.util.Arrays;
import org.preimage.math.Activation;

/// What an [Mlp] computes, written down once more in double precision, a sample at a time: for tests.
public final class ExactMlp {
    private final Architecture shape;
    private final float[][] weights;
    private final float[][] biases;

    /// The network as its parameters are now.
    public ExactMlp(Mlp mlp) {
        shape = mlp.architecture();
        weights = new float[shape.layers()][];
        biases = new float[shape.layers()][];
        for (int l = 0; l < shape.layers(); l++) {
            weights[l] = mlp.weight(l);
            biases[l] = mlp.bias(l);
        }
    }

    /// The outputs for one sample.
    public double[] apply(double... inputs) {
        double[] h = inputs;
        for (int l = 0; l < shape.layers(); l++) {
            h = layer(l, h);
            if (l < shape.layers() - 1) {
                h = Arrays.stream(h).map(this::activated).toArray();
            }
        }
        return h;
    }

    private double[] layer(int l, double[] h) {
        double[] out = new double[shape.outOf(l)];
        for (int j = 0; j < out.length; j++) {
            out[j] = biases[l][j];
            for (int k = 0; k < h.length; k++) {
                out[j] += h[k] * weights[l][k * out.length + j];
            }
        }
        return out;
    }

    private double activated(double x) {
        return switch (shape.activation()) {
            case Activation.RELU -> Math.max(x, 0);
            case Activation.LEAKY_RELU -> x > 0 ? x : 0.01 * x;
            case Activation.SILU -> x / (1 + Math.exp(-x));
            case Activation.TANH -> Math.tanh(x);
        };
    }
}
