package org.preimage.app.simulator;

import java.util.List;
import org.preimage.space.Input;

/// A simulator that was opened.
///
/// @param name what the user called it
/// @param inputs the columns of a design, in the order it takes them
/// @param outputs the columns of a property, in the order it returns them
/// @param simulator what runs designs
/// @param atOnce how many may run at the same time
public record NamedSimulator(
        String name, List<Input> inputs, List<String> outputs, FolderSimulator simulator, int atOnce) {
    /// @throws IllegalArgumentException if nothing may run
    public NamedSimulator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (atOnce < 1) {
            throw new IllegalArgumentException(name + ": expected at least one run at once, found " + atOnce);
        }
    }
}
