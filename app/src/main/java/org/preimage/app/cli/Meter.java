package org.preimage.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.preimage.run.Progress;

/// Shows how far a command is: one line that is drawn again and again on a terminal, and elsewhere a plain line
/// every few seconds and at the end of each stage. There is no color in it, so nothing to switch off.
final class Meter implements Progress, AutoCloseable {
    private static final long NANOS = 1_000_000_000L;
    private static final long REDRAWN_AFTER = NANOS / 10;
    private static final long REPEATED_AFTER = 5 * NANOS;
    private static final int BAR = 12;
    private static final int COLUMNS = 79;
    private static final String ERASE_TO_END = "\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String stage = "";
    private long first;
    private long started;
    private long latest;
    private long shown;
    private boolean lineOpen;

    Meter(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void report(String name, long done, long total, String note) {
        long now = nanoTime.getAsLong();
        if (!name.equals(stage) || done <= latest) {
            begin(name, done, now);
        }
        latest = done;
        if (done == total || now - shown >= (terminal ? REDRAWN_AFTER : REPEATED_AFTER)) {
            shown = now;
            show(text(done, total, note, now), done == total);
        }
    }

    /// Ends a line that was left open.
    @Override
    public void close() {
        if (lineOpen) {
            err.println();
            err.flush();
            lineOpen = false;
        }
    }

    private void begin(String name, long done, long now) {
        close();
        stage = name;
        first = done;
        started = now;
        shown = now;
    }

    private void show(String text, boolean complete) {
        if (terminal) {
            err.print("\r" + text + ERASE_TO_END);
            lineOpen = true;
        } else {
            err.println(text);
        }
        if (complete) {
            close();
        }
        err.flush();
    }

    private String text(long done, long total, String note, long now) {
        StringBuilder text = new StringBuilder(stage).append(' ');
        if (terminal) {
            int full = (int) (BAR * done / Math.max(1, total));
            text.append('[')
                    .append("#".repeat(full))
                    .append("-".repeat(BAR - full))
                    .append("] ");
        }
        text.append(done).append('/').append(total);
        double seconds = (now - started) / (double) NANOS;
        if (done > first && seconds > 0) {
            double rate = (done - first) / seconds;
            text.append(String.format(Locale.ROOT, ", %.3g/s", rate));
            if (done < total) {
                text.append(String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate));
            }
        }
        if (!note.isEmpty()) {
            text.append(", ").append(note);
        }
        if (terminal && text.length() > COLUMNS) { // a line that wraps could not be drawn again
            text.setLength(COLUMNS);
        }
        return text.toString();
    }
}
