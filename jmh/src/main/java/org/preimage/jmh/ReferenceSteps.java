package org.preimage.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import org.preimage.math.Kernels;
import org.preimage.run.Workers;

/// Question: how long do the fixed pieces of work take? `main` prints them after a warm-up; its arguments are
/// the number of threads, and the works to do if not all.
public final class ReferenceSteps {
    private static final String[] ALL = {"W1", "W2", "W3", "W4"};

    private ReferenceSteps() {}

    @SuppressWarnings("SystemOut") // a program whose result is its output
    public static void main(String[] args) {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        try (Workers workers = new Workers(threads)) {
            System.out.printf(Locale.ROOT, "kernels %s, %d thread(s)%n", Kernels.ACTIVE.name(), threads);
            for (String work : args.length > 1 ? Arrays.copyOfRange(args, 1, args.length) : ALL) {
                System.out.printf(Locale.ROOT, "%s: %s%n", work, time(work, workers));
            }
        }
    }

    private static String time(String work, Workers workers) {
        return switch (work) {
            case "W1" -> "a step, " + time(InnStep.w1(workers)::step, 400, 200);
            case "W2" -> "a step, " + time(InnStep.w2(workers)::step, 2000, 1000);
            case "W3" -> "100 steps, " + time(new LocalizationSteps(workers)::run, 10, 15);
            case "W4" -> "a step, " + time(new LikelihoodStep(workers)::step, 800, 400);
            default -> throw new IllegalArgumentException("expected W1, W2, W3 or W4, found " + work);
        };
    }

    /// Wall time, and the time that this thread had a core: on a busy machine only the latter says what the
    /// work is.
    private static String time(Runnable work, int warmUp, int repeats) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] wall = new double[repeats];
        double[] cpu = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            work.run();
            cpu[i] = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e6;
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        return "wall " + summary(wall) + "; CPU " + summary(cpu);
    }

    private static String summary(double[] millis) {
        Arrays.sort(millis);
        return String.format(Locale.ROOT, "median %.3f ms, min %.3f", millis[millis.length / 2], millis[0]);
    }
}
