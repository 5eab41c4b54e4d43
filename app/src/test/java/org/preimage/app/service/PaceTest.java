package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(7);

    /// The seconds until the next checkpoint is due, after one that took so many milliseconds.
    private double pause(Pace pace, long millis) {
        pace.write(() -> now.addAndGet(millis * 1_000_000));
        long start = now.get();
        while (!pace.isDue()) {
            now.addAndGet(SECOND / 8);
        }
        return (now.get() - start) / (double) SECOND;
    }

    @Test
    void aCheckpointIsDueAfterFiveSecondsOrAHundredTimesItsCost() {
        Pace pace = new Pace(null, now::get);
        assertThat(pause(pace, 10)).isEqualTo(5);
        assertThat(pause(pace, 50)).isEqualTo(5);
        assertThat(pause(pace, 400)).isEqualTo(40);
        assertThat(pause(pace, 10)).isEqualTo(5);
    }

    @Test
    void whoSaysHowOftenIsObeyed() {
        assertThat(pause(new Pace(Duration.ZERO, now::get), 400)).isZero();
        assertThat(pause(new Pace(Duration.ofMillis(1500), now::get), 400)).isEqualTo(1.5);
    }
}
