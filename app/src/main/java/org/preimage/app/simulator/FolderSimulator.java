package org.preimage.app.simulator;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulator;

/// Runs one design in a work folder of its own, so that a run outlives the process that started it.
///
/// A folder in which a run has finished holds its outcome, and is *adopted*: that outcome is returned and
/// nothing runs. What an unfinished run left is ended, its processes with all their children, and the run
/// starts afresh; a job of a batch system goes on instead.
public interface FolderSimulator {

    /// Runs the design `x`, `[d]`, retries included. A design that cannot be simulated is a
    /// [org.preimage.operator.Failed] outcome that says why in one sentence. Safe for several threads, each with
    /// a folder of its own; an interrupt ends the run and its processes.
    ///
    /// @param folder made if absent; another run's files must not be in it
    /// @throws IllegalArgumentException if `x` does not have one value per input, or the folder holds other files
    ///     or the run of another design
    /// @throws SimulatorUnavailable if no design can be run at all; that says nothing about this one
    /// @throws java.io.UncheckedIOException if the folder cannot be written, such as on a full disk
    /// @throws CancellationException if the thread is interrupted; the folder is left unfinished
    Outcome run(double[] x, Path folder);

    /// A simulator that needs no folder, with its outcomes kept in one.
    static FolderSimulator of(Simulator simulator) {
        return new AdoptingSimulator((x, _) -> simulator.run(x));
    }
}
