package org.preimage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyPartIsRunExactlyOnceInEveryRound(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            for (int round = 0; round < 3_000; round++) {
                int parts = round % 9;
                AtomicIntegerArray runs = new AtomicIntegerArray(9);
                workers.forEach(parts, runs::incrementAndGet);
                for (int part = 0; part < 9; part++) {
                    assertThat(runs.get(part)).isEqualTo(part < parts ? 1 : 0);
                }
            }
        }
    }

    /// What the parts wrote without any lock is there when the call returns.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatThePartsWroteIsSeenAfterwards(int threads) {
        long[] cells = new long[64];
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 2_000; round++) {
                workers.forEach(cells.length, part -> cells[part] += part + 1);
            }
        }
        for (int part = 0; part < cells.length; part++) {
            assertThat(cells[part]).isEqualTo(2_000L * (part + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatAPartThrowsIsThrownAndTheWorkersStayUsable(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 200; round++) {
                int bad = round % 5;
                assertThatThrownBy(() -> workers.forEach(5, part -> failAt(bad, part)))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("part " + bad);
                AtomicIntegerArray runs = new AtomicIntegerArray(5);
                workers.forEach(5, runs::incrementAndGet);
                assertThat(runs).hasToString("[1, 1, 1, 1, 1]");
            }
        }
    }

    private static void failAt(int bad, int part) {
        if (part == bad) {
            throw new ArithmeticException("part " + part);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anErrorStaysAnError(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThatThrownBy(() -> workers.forEach(4, _ -> {
                        throw new StackOverflowError("deep");
                    }))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("deep");
        }
    }

    /// Each part waits for the other, so they must run at the same time.
    @Test
    void twoThreadsWorkAtTheSameTime() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try (Workers workers = new Workers(2)) {
            workers.forEach(2, _ -> {
                seen.add(Thread.currentThread());
                both.countDown();
                await(both);
            });
        }
        assertThat(seen).hasSize(2).contains(Thread.currentThread());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Long enough idle that the threads have parked.
    @Test
    void parkedThreadsWakeUpForWork() throws InterruptedException {
        long[] cells = new long[3];
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 5; round++) {
                Thread.sleep(20);
                workers.forEach(3, part -> cells[part]++);
            }
        }
        assertThat(cells).containsOnly(5);
    }

    @Test
    void closingEndsTheThreadsAndMayBeDoneTwice() throws InterruptedException {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        Workers workers = new Workers(4);
        CountDownLatch all = new CountDownLatch(4);
        workers.forEach(4, _ -> {
            helpers.add(Thread.currentThread());
            all.countDown();
            await(all);
        });
        helpers.remove(Thread.currentThread());
        assertThat(helpers).hasSize(3).allMatch(Thread::isDaemon);
        workers.close();
        workers.close();
        for (Thread helper : helpers) {
            assertThat(helper.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void lessThanOneThreadIsRefused() {
        for (int threads : Arrays.asList(0, -3)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Workers(threads))
                    .withMessage("threads: expected at least 1, found " + threads);
        }
    }
}
