package org.preimage.jmh.engine;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.LongStream;
import org.preimage.run.Workers;

/// One piece in a process of its own. It runs once and says how many milliseconds after the first line of
/// `main` that was done; then, for each line with a number of seconds, it runs for so long and answers with one
/// line: the bytes it allocated and its processor milliseconds, both a run, and the wall milliseconds of every
/// run.
public final class PieceProcess {
    private static final int MOST_RUNS = 100_000;
    private static final int LEAST_RUNS = 2;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] nanos = new long[MOST_RUNS];
    private final Runnable run;

    private PieceProcess(Runnable run) {
        this.run = run;
    }

    /// Runs a piece until the input ends.
    ///
    /// @param args the piece's name and the number of threads
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        PrintStream out = System.out;
        try (Workers workers = new Workers(Integer.parseInt(args[1]))) {
            Runnable run = Pieces.named(args[0]).prepare().apply(workers);
            run.run();
            out.println((System.nanoTime() - start) * 1e-6);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            PieceProcess process = new PieceProcess(run);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(process.answer(Double.parseDouble(line)));
            }
        }
    }

    private String answer(double seconds) {
        long cpu = cpuNanos();
        long bytes = threads.getTotalThreadAllocatedBytes();
        int runs = run(seconds);
        bytes = threads.getTotalThreadAllocatedBytes() - bytes;
        cpu = cpuNanos() - cpu;
        StringBuilder answer =
                new StringBuilder(String.format(Locale.ROOT, "%.1f %.6f", bytes / (double) runs, cpu * 1e-6 / runs));
        for (int i = 0; i < runs; i++) {
            answer.append(String.format(Locale.ROOT, " %.6f", nanos[i] * 1e-6));
        }
        return answer.toString();
    }

    /// The processor time of all threads that run Java, so without the compiler's.
    private long cpuNanos() {
        return LongStream.of(threads.getThreadCpuTime(threads.getAllThreadIds()))
                .filter(time -> time > 0) // -1 where a thread has just ended
                .sum();
    }

    private int run(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int runs = 0;
        long now = System.nanoTime();
        while ((now < end || runs < LEAST_RUNS) && runs < MOST_RUNS) {
            long before = now;
            run.run();
            now = System.nanoTime();
            nanos[runs++] = now - before;
        }
        return runs;
    }
}
