package org.preimage.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;

/// What programs do that they should not, and what becomes of it.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class FaultsOfProgramsTest {
    private static final double[] X = {2.5, 3};
    private static final Outcome ONE = new Simulated(new double[] {1});

    /// Starts two processes that live on, one of them without a parent, and writes down their numbers.
    private static final String FAMILY = "sleep 300 & echo $! >> pids\n(trap '' TERM; sh -c 'echo $$ >> pids; trap \"\""
            + " TERM; while :; do sleep 1; done' &)\n";

    @TempDir
    private Path folder;

    private Outcome run(String program, String block) throws IOException {
        return new Blocks(folder).sh(program, block).simulator().run(X, work());
    }

    private Path work() {
        return folder.resolve("work/1");
    }

    /// Those of `pids` that are alive, zombies aside.
    private List<Long> alive() throws IOException {
        return Files.readAllLines(work().resolve("pids")).stream()
                .map(Long::valueOf)
                .filter(FaultsOfProgramsTest::isRunning)
                .toList();
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(Processes::isRunning).isPresent();
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        if (Files.exists(work().resolve("pids"))) {
            assertThat(alive()).isEmpty();
        }
    }

    @Test
    void aProgramThatHangsIsEndedWithAllItsChildren() throws IOException {
        long start = System.nanoTime();
        Outcome outcome = run(FAMILY + "while :; do sleep 1; done", "time-limit: 1.5");
        assertThat(outcome).isEqualTo(new Failed("the program was still running after 1.5 s and was ended"));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(1500L, 20000L);
        assertThat(Files.readAllLines(work().resolve("pids"))).hasSize(2);
    }

    @Test
    void childrenThatOutliveTheirProgramAreEnded() throws IOException {
        assertThat(run(FAMILY + "until test $(wc -l < pids) = 2; do sleep 0.1; done; echo '{\"y\": 1}'", ""))
                .isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo oops >&2; exit 3|the program ended with 3, and its last words on the standard error were 'oops'",
                "kill -SEGV $$|the program ended with 139 (signal 11), and its last words on the standard error were"
                        + " nothing",
                "echo hello|expected a JSON object with the outputs, found 'hello' on the standard output",
                "true|expected a JSON object with the outputs, found nothing on the standard output",
                "echo 3|expected a JSON object with the outputs, found '3' on the standard output",
                "echo '{\"y\": NaN}'|expected a finite number for 'y', found 'NaN' on the standard output",
                "echo '{\"y\": 1e999}'|expected a finite number for 'y', found 'Infinity' on the standard output",
                "echo '{\"y\": null}'|expected a finite number for 'y', found '' on the standard output",
                "echo '{\"y\": [1]}'|expected a finite number for 'y', found '' on the standard output",
                "echo '{\"z\": 1}'|expected a value of 'y', found those of z on the standard output",
                "printf '\\377\\000{'|expected a JSON object with the outputs, found '\ufffd\\u0000{' on the standard"
                        + " output",
            })
    void aFaultIsAFailureWithItsReason(String program, String reason) throws IOException {
        assertThat(run(program, "")).isEqualTo(new Failed(reason));
    }

    @Test
    void aMissingFileIsAFailure() throws IOException {
        assertThat(run("true", "result: {file: out.json}"))
                .isEqualTo(
                        new Failed("expected the outputs in the file out.json of the work folder, found none that can"
                                + " be read"));
    }

    @Test
    void aFloodIsStopped() throws IOException {
        assertThat(run("yes 'a flood of output'", ""))
                .isEqualTo(new Failed("the program wrote more than 16 MiB to its standard output and was ended"));
        assertThat(Files.size(work().resolve("stdout.txt"))).isEqualTo(16 << 20);
    }

    @Test
    void ofAFloodOfErrorsTheEndIsKept() throws IOException {
        assertThat(run("yes | head -c 30000000 >&2; echo 'at last' >&2; exit 1", ""))
                .isEqualTo(new Failed(
                        "the program ended with 1, and its last words on the standard error were 'at last'"));
        assertThat(Files.size(work().resolve("stderr.txt"))).isLessThan(200_000);
    }

    @Test
    void aProgramThatWaitsForInputGetsNone() throws IOException {
        assertThat(run("cat > seen; echo '{\"y\": 1}'", "time-limit: 20")).isEqualTo(ONE);
    }

    @Test
    void aRunIsTriedAgainInAnEmptyFolder() throws IOException {
        String program = "test -e left && exit 9; touch left; echo x >> " + folder.resolve("tries")
                + "; test $(wc -l < " + folder.resolve("tries") + ") = 3 && echo '{\"y\": 1}'";
        assertThat(run(program, "retries: 5\nback-off: 0.01")).isEqualTo(ONE);
        assertThat(Files.readAllLines(folder.resolve("tries"))).hasSize(3);
    }

    @Test
    void retriesBackOffAndEnd() throws IOException {
        long start = System.nanoTime();
        assertThat(run("exit 4", "retries: 2\nback-off: 0.2"))
                .isEqualTo(new Failed("the program ended with 4, and its last words on the standard error were nothing"
                        + " (the last of 3 attempts)"));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(600);
    }

    @Test
    void aProgramThatVanishesIsNoFaultOfTheDesign() throws IOException {
        NamedSimulator simulator = new Blocks(folder).sh("true", "retries: 1\nback-off: 0.01");
        Files.delete(folder.resolve("program.sh"));
        assertThatThrownBy(() -> simulator.simulator().run(X, work()))
                .isInstanceOf(SimulatorUnavailable.class)
                .hasMessageContaining("expected a program that can be started, found a fault");
        assertThat(work().resolve("outcome.json")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFaultOfTheDesign() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "a superuser may write everywhere");
        NamedSimulator simulator = new Blocks(folder).sh("true", "");
        assertThatThrownBy(() -> simulator.simulator().run(X, closed.resolve("1")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a folder that can be written");
    }

    @Test
    void aFileInTheWayOfTheFolderIsNoFaultOfTheDesign() throws IOException {
        Files.writeString(folder.resolve("work"), "");
        NamedSimulator simulator = new Blocks(folder).sh("true", "");
        assertThatThrownBy(() -> simulator.simulator().run(X, work()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a folder that can be written");
    }

    @Test
    void anInterruptEndsTheProgramAndLeavesTheRunUnfinished() throws Exception {
        NamedSimulator simulator = new Blocks(folder).sh(FAMILY + "while :; do sleep 1; done", "");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                simulator.simulator().run(X, work());
            } catch (CancellationException cancelled) {
                end.set(cancelled);
            }
        });
        while (!Files.exists(work().resolve("pids"))
                || Files.readAllLines(work().resolve("pids")).size() < 2) {
            Thread.sleep(20);
        }
        assertThat(alive()).hasSize(2);
        thread.interrupt();
        thread.join(20_000);
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(work().resolve("outcome.json")).doesNotExist();
        assertThat(work().resolve("run.json")).exists();
    }

    /// What a process that was killed left running: here by a sister of it.
    @Test
    void leftoversOfARunAreEndedBeforeItStartsAfresh() throws Exception {
        Path work = work();
        NamedSimulator simulator = new Blocks(folder).sh("test -e pids && exit 9; echo '{\"y\": 1}'", "");
        simulator.simulator().run(X, work);
        Files.delete(work.resolve("outcome.json"));
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", FAMILY + "while :; do sleep 1; done");
        builder.environment().put("PREIMAGE_RUN", work.toString());
        Process left = builder.directory(work.toFile()).start();
        while (!Files.exists(work.resolve("pids"))
                || Files.readAllLines(work.resolve("pids")).size() < 2) {
            Thread.sleep(20);
        }
        Path pids = Files.copy(work.resolve("pids"), folder.resolve("pids"));
        assertThat(simulator.simulator().run(X, work)).isEqualTo(ONE);
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(pid -> isRunning(Long.parseLong(pid)));
    }
}
