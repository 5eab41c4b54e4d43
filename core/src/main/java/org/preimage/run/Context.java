package org.preimage.run;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// What a computation runs with.
///
/// @param workers the threads
/// @param progress who is told how far it is
/// @param cancelled asked between steps; true ends the computation with a [CancellationException]
/// @param journal where it keeps how far it came
public record Context(Workers workers, Progress progress, BooleanSupplier cancelled, Journal journal)
        implements AutoCloseable {

    /// A context that keeps nothing.
    public Context(Workers workers, Progress progress, BooleanSupplier cancelled) {
        this(workers, progress, cancelled, Journal.NONE);
    }

    /// `threads` threads, nobody listening, never cancelled.
    public static Context ofThreads(int threads) {
        return new Context(new Workers(threads), Progress.NONE, () -> false);
    }

    /// The same workers, listeners and end, with a journal.
    public Context withJournal(Journal other) {
        return new Context(workers, progress, cancelled, other);
    }

    /// Throws if the computation was cancelled.
    public void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
