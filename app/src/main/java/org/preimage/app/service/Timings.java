package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How long the stages of a run take.
final class Timings {
    private final List<Timing> timings = new ArrayList<>();

    /// A stage and its wall time.
    record Timing(String stage, double seconds) {}

    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        timings.add(new Timing(stage, (System.nanoTime() - start) / 1e9));
        return result;
    }

    /// The stages so far, in their order.
    List<Timing> all() {
        return List.copyOf(timings);
    }
}
