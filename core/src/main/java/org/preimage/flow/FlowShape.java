package org.preimage.flow;

import java.util.List;
import org.preimage.math.Activation;

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
}
