package org.preimage.jmh.engine;

import java.util.function.Function;
import org.preimage.run.Workers;

/// Something whose time is measured.
///
/// @param name a word, such as `W1`
/// @param meaning what one run of it is
/// @param flops the work of one run in floating-point operations: two for each multiply-add of its matrix
///     products, nothing for the rest
/// @param prepare makes what is run, once, for these workers
public record Piece(String name, String meaning, double flops, Function<Workers, Runnable> prepare) {
    public Piece {
        if (!(flops > 0)) {
            throw new IllegalArgumentException("Piece " + name + ": expected some work, found " + flops + " flops");
        }
    }
}
