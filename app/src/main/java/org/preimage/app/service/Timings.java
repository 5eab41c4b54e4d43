package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How long the stages of a run take with so many threads.
final class Timings {
    private final List<Timing> timings = new ArrayList<>();

    private final int threads;

    Timings(int threads) {
        this.threads = threads;
    }

    /// A stage, its wall time, and how many threads there were to share the work.
    record Timing(String stage, double seconds, int threads) {}

    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        timings.add(new Timing(stage, (System.nanoTime() - start) / 1e9, threads));
        return result;
    }

    /// The stages so far, in their order.
    List<Timing> all() {
        return List.copyOf(timings);
    }
}
