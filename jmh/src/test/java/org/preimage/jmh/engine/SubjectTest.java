package org.preimage.jmh.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The talk with a process, and what is made of its answers.
final class SubjectTest {
    private static final Lab LAB = new Lab(
            Path.of(".."),
            Optional.empty(),
            Effort.QUICK,
            Machine.read(),
            new PrintStream(PrintStream.nullOutputStream()));

    @Test
    void aProcessAnswersRoundAfterRound() {
        try (Subject subject = LAB.ours("W2", 1, "scalar")) {
            subject.round(0.05);
            subject.round(0.05);
            Timings timings = subject.timings();
            assertThat(timings.least()).isPositive().isLessThanOrEqualTo(timings.median());
            assertThat(timings.cpu()).isPositive();
            assertThat(subject.firstRun()).isPositive().isLessThan(subject.start());
        }
    }

    @Test
    void aProcessThatEndsSaysWhy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LAB.ours("W2", 1, "1024"))
                .withMessageStartingWith("W2 1: expected an answer, found the end of the process")
                .withMessageContaining("preimage.kernels: expected auto, scalar, 128, 256 or 512, found 1024");
    }

    @Test
    void roundsAreSummedUp() {
        Timings timings = new Timings();
        timings.add("0.0 4.5 3 1 2");
        timings.add("16.0 5.5 8");
        timings.add("8.0 9.5 8 8");
        assertThat(timings.median()).isEqualTo(5.5);
        assertThat(timings.least()).isEqualTo(1);
        assertThat(timings.cpu()).isEqualTo(5.5);
        assertThat(timings.lastCpu()).isEqualTo(9.5);
        assertThat(timings.bytes()).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timings.add("0 1"))
                .withMessage("timings: expected bytes, CPU and wall times, found 0 1");
    }
}
