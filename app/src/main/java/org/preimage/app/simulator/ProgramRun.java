package org.preimage.app.simulator;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One command in a work folder, from its start until it and all it started have ended. However much it prints,
/// no more than a limit is kept.
final class ProgramRun {
    /// The most bytes of the standard output.
    static final int MOST_OUTPUT = 16 << 20;

    private static final String FLOODED = "wrote more than " + (MOST_OUTPUT >> 20) + " MiB to its standard output";
    private static final int MOST_ERRORS = 64 << 10;
    private static final long LOOK_MILLIS = 100;
    private static final long DRAIN_MILLIS = 2000;

    private final WorkFolder folder;
    private final List<String> command;
    private final @Nullable Duration limit;

    /// @param limit how long it may take; null for as long as it likes
    ProgramRun(WorkFolder folder, List<String> command, @Nullable Duration limit) {
        this.folder = folder;
        this.command = command;
        this.limit = limit;
    }

    /// How it ended.
    ///
    /// @param code the exit code
    /// @param output the standard output, or the start of it
    /// @param errors the end of the standard error
    /// @param stopped why it was ended before it did so itself; null if it was not
    record Ended(
            int code,
            String output,
            String errors,
            @Nullable String stopped) {
        boolean isGood() {
            return code == 0 && stopped == null;
        }

        /// Why it is not good, in a sentence.
        ///
        /// @param what ended, such as `the program`
        String reason(String what) {
            if (stopped != null) {
                return what + " " + stopped + " and was ended";
            }
            String signal = code > 128 && code < 160 ? " (signal " + (code - 128) + ")" : "";
            return what + " ended with " + code + signal + ", and its last words on the standard error were "
                    + Words.last(errors);
        }
    }

    /// Runs it as a program of its own: with what it started it is ended when it ends.
    ///
    /// @param input what goes to the standard input; null for nothing
    /// @throws SimulatorUnavailable if it cannot be started
    Ended owned(Map<String, String> environment, @Nullable Path input) {
        ProcessBuilder builder = builder(environment, input);
        builder.environment().put(Processes.MARK, folder.path().toString());
        Process process = start(builder);
        folder.started(process.toHandle());
        return ended(process, () -> Processes.end(List.of(process.toHandle()), folder.path()));
    }

    /// Runs it as a message to a system that may start other processes, which are not ours to end.
    ///
    /// @param output where the standard output goes, which is then there even if we are not; null to keep it
    Ended asked(Map<String, String> environment, @Nullable Path output) {
        ProcessBuilder builder = builder(environment, null);
        if (output != null) {
            builder.redirectOutput(output.toFile());
        }
        Process process = start(builder);
        return ended(process, process.toHandle()::destroyForcibly); // the process itself would close what it printed
    }

    private ProcessBuilder builder(Map<String, String> environment, @Nullable Path input) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.path().toFile());
        builder.environment().putAll(environment);
        File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
        return builder.redirectInput(input == null ? nothing : input.toFile());
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException fault) {
            throw new SimulatorUnavailable(
                    "expected a program that can be started, found a fault: " + fault.getMessage(), fault);
        }
    }

    /// @param end ends what is still running, as soon as the process has ended or is to end
    private Ended ended(Process process, Runnable end) {
        Drain output = new Drain(process.getInputStream(), MOST_OUTPUT, false);
        Drain errors = new Drain(process.getErrorStream(), MOST_ERRORS, true);
        try {
            String stopped;
            try {
                stopped = stopped(process, output);
            } finally {
                end.run();
            }
            int code = process.waitFor();
            output.await();
            errors.await();
            return new Ended(
                    code, output.text(), errors.text(), stopped == null && output.isFull() ? FLOODED : stopped);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled while a program ran");
        }
    }

    /// Waits; null if it ended by itself.
    private @Nullable String stopped(Process process, Drain output) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long left = limit == null ? Long.MAX_VALUE : limit.toNanos() - (System.nanoTime() - start);
            if (process.waitFor(Math.min(left, LOOK_MILLIS * 1_000_000), TimeUnit.NANOSECONDS)) {
                return null;
            }
            if (output.isFull()) {
                return FLOODED;
            }
            if (limit != null && left <= 0) {
                return "was still running after " + seconds(limit);
            }
        }
    }

    static String seconds(Duration limit) {
        double seconds = limit.toNanos() / 1e9;
        return (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)) + " s";
    }

    /// Reads a stream to its end, and keeps the start or the end of it.
    private static final class Drain {
        private final InputStream in;
        private final int most;
        private final boolean end;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread thread;
        private boolean full;

        Drain(InputStream in, int most, boolean end) {
            this.in = in;
            this.most = most;
            this.end = end;
            thread = Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            byte[] buffer = new byte[8192];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    keep(buffer, n);
                }
            } catch (IOException _) {
                // What was read is kept; that the stream broke is seen from how the program ends.
            }
        }

        private synchronized void keep(byte[] buffer, int n) {
            if (end && kept.size() + n > 2 * most) {
                byte[] all = kept.toByteArray();
                kept.reset();
                kept.write(all, all.length - most, most);
            }
            int room = end ? n : Math.min(n, most - kept.size());
            kept.write(buffer, 0, room);
            full |= room < n;
        }

        synchronized boolean isFull() {
            return full;
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }

        /// A process that inherited the stream may hold it open.
        void await() throws InterruptedException {
            thread.join(DRAIN_MILLIS);
        }
    }
}
