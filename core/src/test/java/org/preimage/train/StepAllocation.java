package org.preimage.train;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.preimage.run.Workers;

/// A program that repeats a step until fifty of them in a row allocate next to nothing, or for a while, and prints what
/// one of the last fifty allocated, in bytes. Until the compiler has seen the loops a vector is an object; what it
/// makes
/// of them depends on all that a virtual machine has run before, so this is for one of its own.
final class StepAllocation {
    /// Less than a double for each of the samples.
    static final long NOTHING = 2400;

    private static final int SAMPLES = 300;
    private static final int STEPS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private StepAllocation() {}

    public static void main(String[] arguments) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(1)) {
            StepTest.Step step = new StepTest.Step(SAMPLES, workers, StepTest.Mode.TRAINING);
            long allocated = Long.MAX_VALUE;
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (allocated > STEPS * NOTHING && System.nanoTime() < end) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    step.run();
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            System.out.println(allocated / STEPS);
        }
    }
}
