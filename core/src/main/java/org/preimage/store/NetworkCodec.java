package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import org.preimage.grad.Parameters;
import org.preimage.nn.Architecture;
import org.preimage.nn.Convolution;
import org.preimage.nn.ConvolutionalNetwork;
import org.preimage.nn.Mlp;

/// The numbers of a network: `<name>.<layer>.weight`, `[in × out]`, and `<name>.<layer>.bias`, `[out]`, without
/// the padding they have in memory, which differs between machines. Its shape is for the caller to write, since
/// networks that belong together share it.
final class NetworkCodec {
    private static final String IMAGES = ".convolution";

    private NetworkCodec() {}

    static void write(Draft draft, String name, Mlp mlp) {
        Architecture a = mlp.architecture();
        for (int l = 0; l < a.layers(); l++) {
            draft.tensor(weight(name, l), Tensor.of(mlp.weight(l), a.into(l), a.outOf(l)));
            draft.tensor(bias(name, l), Tensor.of(mlp.bias(l), a.outOf(l)));
        }
    }

    /// The numbers of a network that reads images: of its layers `<name>.convolution.<layer>`, weights
    /// `[taps × in × out]`, and those of its head.
    static void write(Draft draft, String name, ConvolutionalNetwork network) {
        Convolution convolution = network.convolution();
        for (int l = 0; l < convolution.layers(); l++) {
            int[] shape = convolution.weightShape(l);
            draft.tensor(weight(name + IMAGES, l), Tensor.of(convolution.weight(l), shape));
            draft.tensor(bias(name + IMAGES, l), Tensor.of(convolution.bias(l), shape[shape.length - 1]));
        }
        write(draft, name, network.head());
    }

    /// A network that reads images.
    static ConvolutionalNetwork read(Facts facts, String name, ConvolutionalNetwork.Shape shape) {
        ConvolutionalNetwork network = new ConvolutionalNetwork(shape);
        Convolution convolution = network.convolution();
        for (int l = 0; l < convolution.layers(); l++) {
            int[] sizes = convolution.weightShape(l);
            convolution.weight(l, facts.floats(weight(name + IMAGES, l), sizes));
            convolution.bias(l, facts.floats(bias(name + IMAGES, l), sizes[sizes.length - 1]));
        }
        Numbers.read(facts, name, network.head().architecture()).putInto(network.head());
        return network;
    }

    /// A network of its own.
    static Mlp read(Facts facts, String name, Architecture architecture) {
        Numbers numbers = Numbers.read(facts, name, architecture);
        Mlp mlp = new Mlp("network", architecture, new Parameters());
        numbers.putInto(mlp);
        return mlp;
    }

    /// What a file holds of a network. It exists in the file, so a network of its shape may be made.
    ///
    /// @param weights by layer, `[in × out]`
    /// @param biases by layer, `[out]`
    record Numbers(List<float[]> weights, List<float[]> biases) {

        /// The numbers of a network of this shape.
        static Numbers read(Facts facts, String name, Architecture a) {
            Numbers numbers = new Numbers(new ArrayList<>(), new ArrayList<>());
            for (int l = 0; l < a.layers(); l++) {
                numbers.weights.add(facts.floats(weight(name, l), a.into(l), a.outOf(l)));
                numbers.biases.add(facts.floats(bias(name, l), a.outOf(l)));
            }
            return numbers;
        }

        void putInto(Mlp mlp) {
            for (int l = 0; l < weights.size(); l++) {
                mlp.weight(l, weights.get(l));
                mlp.bias(l, biases.get(l));
            }
        }
    }

    private static String weight(String name, int layer) {
        return name + "." + layer + ".weight";
    }

    private static String bias(String name, int layer) {
        return name + "." + layer + ".bias";
    }
}
