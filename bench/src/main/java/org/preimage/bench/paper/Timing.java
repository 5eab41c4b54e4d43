package org.preimage.bench.paper;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;

/// How long a part of a cell took.
///
/// @param part such as `fit`
/// @param seconds that the computing thread had a processor, which does not depend on what else the machine does
public record Timing(String part, double seconds) {
    /// Does a part of a cell, with a context of one thread, and adds how long that took.
    static <T> T of(String part, List<Timing> timings, Supplier<T> work) {
        long start = now();
        T done = work.get();
        timings.add(new Timing(part, (now() - start) / 1e9));
        return done;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
