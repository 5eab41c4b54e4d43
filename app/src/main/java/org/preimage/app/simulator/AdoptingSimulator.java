package org.preimage.app.simulator;

import java.nio.file.Path;
import java.util.Optional;
import org.preimage.operator.Outcome;

/// Runs a design once and for all: what has run in a folder is not run again.
final class AdoptingSimulator implements FolderSimulator {
    private final Runs runs;

    AdoptingSimulator(Runs runs) {
        this.runs = runs;
    }

    /// What really runs a design, in a folder that is ready.
    @FunctionalInterface
    interface Runs {
        Outcome run(double[] x, WorkFolder folder);
    }

    @Override
    public Outcome run(double[] x, Path folder) {
        WorkFolder work = WorkFolder.in(folder, x);
        Optional<Outcome> finished = work.outcome();
        if (finished.isPresent()) {
            return finished.get();
        }
        work.endLeftovers();
        Outcome outcome = runs.run(x, work);
        work.finish(outcome);
        return outcome;
    }
}
