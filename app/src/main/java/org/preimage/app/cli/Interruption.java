package org.preimage.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of the user, or of the system, that the program ends.
final class Interruption {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    private Interruption() {}

    /// Watches for the end of the JVM.
    static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(interruption::end));
        return interruption;
    }

    boolean requested() {
        return requested;
    }

    /// Says that there is nothing left to wait for.
    void finished() {
        finished.countDown();
    }

    /// Runs while the JVM ends, which waits for it: the command sees the request and has a moment to close its files.
    private void end() {
        requested = true;
        try {
            boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
