package org.preimage.flow;

import java.util.ArrayList;
import java.util.List;
import org.preimage.math.Activation;
import org.preimage.nn.Architecture;

/// What a flow is built from: all that a file has to say of it besides its numbers.
///
/// @param dim the number of variables, `d`
/// @param condition the number of variables that every subnet sees besides, `c`; 0 for none
/// @param blocks blocks of two couplings and a permutation
/// @param hidden the widths of the subnets' hidden layers
/// @param activation the subnets' activation
/// @param transformer what the couplings do
/// @param order names the stream that the permutations are drawn from
public record FlowShape(
        int dim,
        int condition,
        int blocks,
        List<Integer> hidden,
        Activation activation,
        Transformer transformer,
        long order) {
    public FlowShape {
        hidden = List.copyOf(hidden);
        if (dim < 1 || condition < 0 || blocks < 1) {
            throw new IllegalArgumentException("Flow: expected at least one variable and one block, found " + dim
                    + " variables, " + condition + " conditions, " + blocks + " blocks");
        }
        if (dim == 1 && condition == 0) {
            throw new IllegalArgumentException("Flow: expected a condition for a single variable, found none");
        }
    }

    /// The networks of the couplings, in their order: in each block one that transforms the first half of the
    /// variables, unless that is empty, and one that transforms the rest.
    public List<Architecture> subnets() {
        List<Architecture> subnets = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            if (half() > 0) {
                subnets.add(subnet(half()));
            }
            subnets.add(subnet(dim - half()));
        }
        return subnets;
    }

    /// Refuses a shape that can not be an invertible network `[x, 0] ↔ [y, z]` with a latent of at least one
    /// variable.
    ///
    /// @param inputs `d`
    /// @param outputs `m`
    /// @throws IllegalArgumentException if there is a condition, or no room for `x` or for `y` and `z`
    public void requireRoomFor(int inputs, int outputs) {
        int least = Math.max(inputs, outputs + 1);
        if (condition > 0 || dim < least) {
            throw new IllegalArgumentException("Flow: expected no condition and at least " + least + " variables for "
                    + inputs + " inputs and " + outputs + " outputs, found " + condition + " and " + dim);
        }
    }

    /// How many weights and biases all networks have.
    public int numbers() {
        return subnets().stream().mapToInt(Architecture::numbers).sum();
    }

    /// How many variables the first coupling of a block transforms.
    int half() {
        return dim / 2;
    }

    /// The network of a coupling that transforms so many variables.
    Architecture subnet(int transformed) {
        return new Architecture(
                dim - transformed + condition, hidden, transformed * transformer.parameters(), activation);
    }
}
