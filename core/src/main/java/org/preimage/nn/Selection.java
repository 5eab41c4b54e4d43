package org.preimage.nn;

import java.util.stream.IntStream;
import org.preimage.grad.Value;

/// Some variables of a value, in an order: what a network reads.
public record Selection(Value value, int[] variables) {

    /// All variables of `value`.
    public static Selection all(Value value) {
        return new Selection(value, IntStream.range(0, value.width()).toArray());
    }
}
