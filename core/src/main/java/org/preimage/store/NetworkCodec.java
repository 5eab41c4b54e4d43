package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import org.preimage.grad.Parameters;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;

/// The numbers of a network: `<name>.<layer>.weight`, `[in × out]`, and `<name>.<layer>.bias`, `[out]`, without
/// the padding they have in memory, which differs between machines. Its shape is for the caller to write, since
/// networks that belong together share it.
final class NetworkCodec {
    private NetworkCodec() {}

    static void write(Draft draft, String name, Mlp mlp) {
        Architecture a = mlp.architecture();
        for (int l = 0; l < a.layers(); l++) {
            draft.tensor(weight(name, l), Tensor.of(mlp.weight(l), a.into(l), a.outOf(l)));
            draft.tensor(bias(name, l), Tensor.of(mlp.bias(l), a.outOf(l)));
        }
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
