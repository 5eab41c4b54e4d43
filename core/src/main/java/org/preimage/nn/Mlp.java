package org.preimage.nn;

import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Kernels;

/// A fully connected network whose numbers live in [Parameters]: layer `l` is `h ↦ a(h·W + b)`, `W`
/// `[in × out]`, with the
/// activation `a` on all but the last layer.
///
/// In the parameters the rows of `W` and `b` are padded with zeros to whole vectors; the zeros stay zero in
/// training. The weights of a narrow last layer are kept transposed.
public final class Mlp implements Regressor {
    private final Architecture architecture;
    private final Parameters parameters;
    private final Parameters.Block[] weights;
    private final Parameters.Block[] biases;
    private final PackedMlp packed;

    /// Adds a network of zeros to `parameters` under `name`.
    public Mlp(String name, Architecture architecture, Parameters parameters) {
        this.architecture = architecture;
        this.parameters = parameters;
        int layers = architecture.layers();
        weights = new Parameters.Block[layers];
        biases = new Parameters.Block[layers];
        for (int l = 0; l < layers; l++) {
            int columns = padded(architecture.outOf(l));
            int numbers =
                    narrow(l) ? architecture.outOf(l) * padded(architecture.into(l)) : architecture.into(l) * columns;
            weights[l] = parameters.add(name + "." + l + ".weight", numbers);
            biases[l] = parameters.add(name + "." + l + ".bias", columns);
        }
        packed = new PackedMlp(this);
    }

    /// `width` rounded up to whole vectors.
    static int padded(int width) {
        int lanes = Kernels.ACTIVE.lanes();
        return (width + lanes - 1) / lanes * lanes;
    }

    /// Whether so few numbers come out of a layer that whole vectors of them would mostly be padding. The last
    /// layer may be narrow; its weights are kept as `Wᵀ` `[out × padded in]`.
    boolean narrow(int layer) {
        return layer == architecture.layers() - 1 && isNarrow(architecture.outputs());
    }

    /// Whether vectors over `width` variables would be half padding, or more.
    static boolean isNarrow(int width) {
        return 2 * width <= Kernels.ACTIVE.lanes();
    }

    public Architecture architecture() {
        return architecture;
    }

    @Override
    public Architecture shape() {
        return architecture;
    }

    @Override
    public int inputs() {
        return architecture.inputs();
    }

    @Override
    public int outputs() {
        return architecture.outputs();
    }

    @Override
    public Value record(Value x, Tape tape) {
        return Network.record(this, x, tape);
    }

    Parameters parameters() {
        return parameters;
    }

    PackedMlp packed() {
        return packed;
    }

    int weightAt(int layer) {
        return weights[layer].at();
    }

    private int weightAt(int layer, int in, int out) {
        return weightAt(layer)
                + (narrow(layer)
                        ? out * padded(architecture.into(layer)) + in
                        : in * padded(architecture.outOf(layer)) + out);
    }

    int biasAt(int layer) {
        return biases[layer].at();
    }

    /// Draws all weights and biases from U(−1/√in, 1/√in) (LeCun's rule, the usual default), the weights of the
    /// last layer
    /// times `lastScale`, its biases zero where that is not 1.
    public void initialize(RandomGenerator random, float lastScale) {
        for (int l = 0; l < architecture.layers(); l++) {
            int in = architecture.into(l);
            int out = architecture.outOf(l);
            boolean scaled = l == architecture.layers() - 1 && lastScale != 1f;
            float bound = (float) (1 / Math.sqrt(in));
            float[] weight = new float[in * out];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = (2 * random.nextFloat() - 1) * bound * (scaled ? lastScale : 1f);
            }
            float[] bias = new float[out];
            for (int i = 0; i < out && !scaled; i++) {
                bias[i] = (2 * random.nextFloat() - 1) * bound;
            }
            weight(l, weight);
            bias(l, bias);
        }
    }

    /// A copy of the weights of a layer, `[in × out]`.
    public float[] weight(int layer) {
        int in = architecture.into(layer);
        int out = architecture.outOf(layer);
        float[] weight = new float[in * out];
        float[] values = parameters.values();
        for (int k = 0; k < in; k++) {
            for (int j = 0; j < out; j++) {
                weight[k * out + j] = values[weightAt(layer, k, j)];
            }
        }
        return weight;
    }

    /// Sets the weights of a layer, `[in × out]`.
    public void weight(int layer, float[] weight) {
        int in = architecture.into(layer);
        int out = architecture.outOf(layer);
        requireLength(weight, in * out);
        float[] values = parameters.values();
        for (int k = 0; k < in; k++) {
            for (int j = 0; j < out; j++) {
                values[weightAt(layer, k, j)] = weight[k * out + j];
            }
        }
    }

    /// A copy of the biases of a layer, `out` of them.
    public float[] bias(int layer) {
        float[] bias = new float[architecture.outOf(layer)];
        System.arraycopy(parameters.values(), biasAt(layer), bias, 0, bias.length);
        return bias;
    }

    /// Sets the biases of a layer, `out` of them.
    public void bias(int layer, float[] bias) {
        requireLength(bias, architecture.outOf(layer));
        System.arraycopy(bias, 0, parameters.values(), biasAt(layer), bias.length);
    }

    /// The same network with parameters of its own.
    public Mlp copy(String name) {
        Mlp copy = new Mlp(name, architecture, new Parameters());
        for (int l = 0; l < architecture.layers(); l++) {
            copy.weight(l, weight(l));
            copy.bias(l, bias(l));
        }
        return copy;
    }

    private static void requireLength(float[] found, int expected) {
        if (found.length != expected) {
            throw new IllegalArgumentException("Mlp: expected " + expected + " values, found " + found.length);
        }
    }
}
