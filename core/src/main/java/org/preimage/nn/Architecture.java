package org.preimage.nn;

import java.util.List;
import org.preimage.math.Activation;

/// The shape of a fully connected network.
///
/// @param inputs how many variables go in
/// @param hidden the widths of the hidden layers, at least one
/// @param outputs how many variables come out
/// @param activation after every hidden layer
public record Architecture(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    public Architecture {
        hidden = List.copyOf(hidden);
        if (inputs < 1 || outputs < 1 || hidden.isEmpty() || hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "Architecture: expected at least one input, hidden layer and output, found " + inputs + " → "
                            + hidden + " → " + outputs);
        }
    }

    public int layers() {
        return hidden.size() + 1;
    }

    /// The number of variables that go into layer `layer`.
    public int into(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    /// The number of variables that come out of layer `layer`.
    public int outOf(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    /// How many weights and biases there are.
    public int numbers() {
        int numbers = 0;
        for (int l = 0; l < layers(); l++) {
            numbers += (into(l) + 1) * outOf(l);
        }
        return numbers;
    }
}
