package org.preimage.app.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.space.Input;

/// A simulator that was opened.
///
/// @param name what the user called it
/// @param inputs the columns of a design, in the order it takes them
/// @param outputs the columns of a property, in the order it returns them
/// @param simulator what runs designs
/// @param atOnce how many may run at the same time
/// @param keep which work folders are kept once nobody needs them
/// @param identity all that its outcomes depend on, as far as it is told; two of the same identity may adopt each
///     other's folders
public record NamedSimulator(
        String name,
        List<Input> inputs,
        List<String> outputs,
        FolderSimulator simulator,
        int atOnce,
        Keep keep,
        String identity) {
    /// Which work folders are kept.
    public enum Keep {
        NEVER,
        FAILED,
        ALWAYS;

        static Keep of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// @throws IllegalArgumentException if nothing may run
    public NamedSimulator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (atOnce < 1) {
            throw new IllegalArgumentException(name + ": expected at least one run at once, found " + atOnce);
        }
    }

    /// One that leaves nothing to look at.
    public NamedSimulator(
            String name, List<Input> inputs, List<String> outputs, FolderSimulator simulator, int atOnce) {
        this(name, inputs, outputs, simulator, atOnce, Keep.NEVER, name);
    }

    /// Removes the folder of a run whose outcome has been taken, unless it is to be kept.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be removed
    public void release(Path folder, Outcome outcome) {
        if (keep == Keep.NEVER || (keep == Keep.FAILED && !(outcome instanceof Failed))) {
            FolderTree.remove(folder);
        }
    }

    /// Removes the folder of a run that failed, so that it will not be adopted but run again.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be removed
    public static void forgetFailed(Path folder) {
        if (WorkFolder.hasFailed(folder)) {
            FolderTree.remove(folder);
        }
    }
}
