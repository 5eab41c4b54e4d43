package org.preimage.jmh;

import java.util.Arrays;
import java.util.Locale;
import org.preimage.math.Kernels;
import org.preimage.run.Workers;

/// Question: how long do the fixed pieces of work take? `main` prints medians after a warm-up; its argument is
/// the number of threads.
public final class ReferenceSteps {
    private ReferenceSteps() {}

    @SuppressWarnings("SystemOut") // a program whose result is its output
    public static void main(String[] args) {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        try (Workers workers = new Workers(threads)) {
            System.out.printf(Locale.ROOT, "kernels %s, %d thread(s)%n", Kernels.ACTIVE.name(), threads);
            InnStep w1 = InnStep.w1(workers);
            System.out.printf(Locale.ROOT, "W1 %s a step%n", time(w1::step, 400, 200));
            InnStep w2 = InnStep.w2(workers);
            System.out.printf(Locale.ROOT, "W2 %s a step%n", time(w2::step, 2000, 1000));
            LocalizationSteps w3 = new LocalizationSteps(workers);
            System.out.printf(Locale.ROOT, "W3 %s for 100 steps%n", time(w3::run, 10, 15));
        }
    }

    private static String time(Runnable work, int warmUp, int repeats) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] millis = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT, "median %.3f ms, min %.3f, max %.3f", millis[repeats / 2], millis[0], millis[repeats - 1]);
    }
}
