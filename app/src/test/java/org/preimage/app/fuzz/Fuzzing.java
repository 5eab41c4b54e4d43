package org.preimage.app.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Feeds inputs to a parser and looks at what becomes of them: read, or refused in the documented way; and how
/// much time of the thread and how much memory each one takes.
public final class Fuzzing {
    /// How many inputs each parser gets; more with `-Dpreimage.fuzz=100000`.
    public static final int COUNT = Integer.getInteger("preimage.fuzz", 2_000);

    private static final double MOST_SECONDS = 1;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path file;
    private final Consumer<Path> parser;
    private final Set<Class<? extends RuntimeException>> refusals;
    private final long mostBytes;

    private int read;
    private int refused;
    private double slowest;
    private long largest;

    /// @param file where each input is written for the parser
    /// @param parser reads the file
    /// @param refusals the documented ways of refusing it
    /// @param mostBytes the most bytes that it may allocate for one input
    public Fuzzing(Path file, Consumer<Path> parser, Set<Class<? extends RuntimeException>> refusals, long mostBytes) {
        this.file = file;
        this.parser = parser;
        this.refusals = Set.copyOf(refusals);
        this.mostBytes = mostBytes;
    }

    /// Feeds `count` inputs.
    ///
    /// @throws AssertionError on the first one that is neither read nor refused, or takes too much
    public Fuzzing run(int count, Supplier<byte[]> inputs) {
        for (int i = 0; i < count; i++) {
            feed(inputs.get(), "input " + i);
        }
        return this;
    }

    /// Feeds one input.
    ///
    /// @param name for the message
    public void feed(byte[] input, String name) {
        try {
            // A new file each time: some file systems wait for the disk when an old one is cut and written again.
            Files.deleteIfExists(file);
            Files.write(file, input);
        } catch (IOException fault) {
            throw new AssertionError("expected a file that can be written", fault);
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            parser.accept(file);
            read++;
        } catch (RuntimeException | Error fault) {
            if (!refusals.contains(fault.getClass())) {
                throw new AssertionError(name + " got through: " + fault + "\n" + shown(input), fault);
            }
            if (fault.getMessage() == null || fault.getMessage().isBlank()) {
                throw new AssertionError(name + " is refused without a word\n" + shown(input), fault);
            }
            refused++;
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        slowest = Math.max(slowest, seconds);
        largest = Math.max(largest, allocated);
        if (seconds > MOST_SECONDS || allocated > mostBytes) {
            throw new AssertionError(name + " took " + seconds + " s and " + allocated + " bytes\n" + shown(input));
        }
    }

    /// Prints what came out, where more than the usual number of inputs was asked for.
    public void tell(String name) {
        if (Integer.getInteger("preimage.fuzz") != null) {
            System.out.println(name + ": " + this);
        }
    }

    public int readCount() {
        return read;
    }

    public int refusedCount() {
        return refused;
    }

    private static String shown(byte[] input) {
        return "base64 " + Base64.getEncoder().encodeToString(input);
    }

    @Override
    public String toString() {
        return read + " read, " + refused + " refused, at most " + slowest + " s and " + largest + " bytes for one";
    }
}
