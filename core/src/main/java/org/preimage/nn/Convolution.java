package org.preimage.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;

/// A convolutional network from an image of one channel to features.
///
/// A first layer `h = a(w * x)` of 3 × 3 pixels; then stages, each of residual layers `h ← h + a(w * h)`. Before each
/// stage but the first, the image is halved by a layer of 2 × 2 pixels. The features are the pixels of the last stage.
/// All layers have a bias.
public final class Convolution {
    private final ConvolutionShape shape;
    private final Parameters parameters;
    private final List<Layer> layers = new ArrayList<>();

    /// What a layer does.
    enum Kind {
        FIRST,
        RESIDUAL,
        HALVING
    }

    /// A layer.
    ///
    /// @param rows pixels of what comes out
    /// @param in channels in
    /// @param out channels out
    /// @param weight where the weights are, `[taps · in × out]`, the taps row by row
    /// @param bias where the biases are
    record Layer(Kind kind, int rows, int columns, int in, int out, int weight, int bias) {
        int taps() {
            return kind == Kind.HALVING ? 4 : 9;
        }
    }

    /// Adds a network of zeros to `parameters` under `name`.
    public Convolution(String name, ConvolutionShape shape, Parameters parameters) {
        this.shape = shape;
        this.parameters = parameters;
        int rows = shape.rows();
        int columns = shape.columns();
        int in = 1;
        for (int stage = 0; stage < shape.channels().size(); stage++) {
            int out = shape.channels().get(stage);
            if (stage > 0) {
                rows /= 2;
                columns /= 2;
            }
            add(name, stage == 0 ? Kind.FIRST : Kind.HALVING, rows, columns, in, out);
            for (int l = 0; l < shape.layers(); l++) {
                add(name, Kind.RESIDUAL, rows, columns, out, out);
            }
            in = out;
        }
    }

    private void add(String name, Kind kind, int rows, int columns, int in, int out) {
        int taps = kind == Kind.HALVING ? 4 : 9;
        String layer = name + "." + layers.size();
        int weight = parameters.add(layer + ".weight", taps * in * out).at();
        int bias = parameters.add(layer + ".bias", out).at();
        layers.add(new Layer(kind, rows, columns, in, out, weight, bias));
    }

    public ConvolutionShape shape() {
        return shape;
    }

    List<Layer> all() {
        return layers;
    }

    /// The number of layers.
    public int layers() {
        return layers.size();
    }

    /// The sizes of the weights of a layer: `[taps, in, out]`, the pixels of the filter row by row.
    public int[] weightShape(int layer) {
        Layer of = layers.get(layer);
        return new int[] {of.taps(), of.in(), of.out()};
    }

    /// A copy of the weights of a layer.
    public float[] weight(int layer) {
        Layer of = layers.get(layer);
        return Arrays.copyOfRange(parameters.values(), of.weight(), of.weight() + of.taps() * of.in() * of.out());
    }

    /// A copy of the biases of a layer.
    public float[] bias(int layer) {
        Layer of = layers.get(layer);
        return Arrays.copyOfRange(parameters.values(), of.bias(), of.bias() + of.out());
    }

    /// Sets the weights of a layer.
    public void weight(int layer, float[] weight) {
        System.arraycopy(weight, 0, parameters.values(), layers.get(layer).weight(), weight.length);
    }

    /// Sets the biases of a layer.
    public void bias(int layer, float[] bias) {
        System.arraycopy(bias, 0, parameters.values(), layers.get(layer).bias(), bias.length);
    }

    Parameters parameters() {
        return parameters;
    }

    /// Draws all weights from N(0, 2/in) (He et al. 2015), those of residual layers smaller by the root of their
    /// number,
    /// so that what goes through has the same variance everywhere; biases are zero.
    public void initialize(RandomGenerator random) {
        float[] values = parameters.values();
        int residual = shape.layers() * shape.channels().size();
        for (Layer layer : layers) {
            double deviation = Math.sqrt(2.0 / (layer.taps() * layer.in()));
            if (layer.kind() == Kind.RESIDUAL) {
                deviation /= Math.sqrt(residual);
            }
            for (int i = 0; i < layer.taps() * layer.in() * layer.out(); i++) {
                values[layer.weight() + i] = (float) (deviation * random.nextGaussian());
            }
        }
    }
}
