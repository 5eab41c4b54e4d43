package org.preimage.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A few long-lived threads that share the parts of one piece of work at a time. The calling thread works too
/// and takes whatever parts are left, so a thread that the machine does not schedule costs its share and no
/// more. Which thread does
/// which part is open; results must not depend on it. One piece of work at a time, from one calling thread.
public final class Workers implements AutoCloseable {
    /// How often an idle thread looks for work before it parks; about 20 µs.
    private static final int SPINS = 2_000;

    /// How long the calling thread pauses between looks at a part that another thread has not finished.
    private static final long PAUSE_NANOS = 20_000;

    private final Thread[] helpers;
    /// The number of the current piece of work in the upper half, the next part to take in the lower half.
    private final AtomicLong next = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Work work = new Work(0, 0, _ -> {});
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    private record Work(int number, int parts, IntConsumer task) {}

    /// @param threads how many threads work, the calling one included; at least 1
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
        }
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = Thread.ofPlatform()
                    .name("preimage-worker-" + (i + 1))
                    .daemon()
                    .start(this::help);
        }
    }

    /// The number of threads, the calling one included.
    public int threads() {
        return helpers.length + 1;
    }

    /// Runs `task` for the parts `0 … parts − 1` and returns when all are done. What a part throws is thrown
    /// here.
    public void forEach(int parts, IntConsumer task) {
        if (helpers.length == 0 || parts == 1) {
            for (int part = 0; part < parts; part++) {
                task.accept(part);
            }
            return;
        }
        Work mine = new Work(work.number() + 1, parts, task);
        unfinished.set(parts);
        work = mine;
        next.set((long) mine.number() << 32);
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        takeParts(mine);
        for (int waited = 0; unfinished.get() > 0; waited++) {
            if (waited < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    private void takeParts(Work mine) {
        while (true) {
            long ticket = next.get();
            int part = (int) ticket;
            if ((int) (ticket >>> 32) != mine.number() || part >= mine.parts()) {
                return;
            }
            if (next.compareAndSet(ticket, ticket + 1)) {
                runPart(mine, part);
            }
        }
    }

    private void runPart(Work mine, int part) {
        try {
            mine.task().accept(part);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void help() {
        int seen = 0;
        int idle = 0;
        while (!closed) {
            Work current = work;
            if (current.number() != seen && (int) (next.get() >>> 32) == current.number()) {
                seen = current.number();
                takeParts(current);
                idle = 0;
            } else if (idle++ < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                idle = 0;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
