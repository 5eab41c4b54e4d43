package org.preimage.app.service;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// When the next checkpoint is due. Unless told otherwise, a few seconds after the last one, and later where
/// writing is slow, so that checkpoints take a hundredth of the time at most.
final class Pace {
    private static final long FEW_SECONDS = Duration.ofSeconds(5).toNanos();
    private static final long SHARE = 100;

    private final LongSupplier nanoTime;
    private final boolean told;
    private long pause;
    private long latest;

    /// @param every the time between two checkpoints; null for the choice above
    Pace(@Nullable Duration every, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        told = every != null;
        pause = every == null ? FEW_SECONDS : every.toNanos();
        latest = nanoTime.getAsLong();
    }

    boolean isDue() {
        return nanoTime.getAsLong() - latest >= pause;
    }

    /// Writes a checkpoint, and takes the time.
    void write(Runnable checkpoint) {
        long start = nanoTime.getAsLong();
        checkpoint.run();
        latest = nanoTime.getAsLong();
        if (!told) {
            pause = Math.max(FEW_SECONDS, SHARE * (latest - start));
        }
    }
}
