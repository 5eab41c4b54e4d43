package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program of the user under a `verify` that is ended, killed, or out of disk.
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
final class ProgramProcessTest {
    private static final long PATIENCE_SECONDS = 60;

    /// The third call hangs, with a child and one that has lost its parent.
    private static final String HANGING = "n=$(wc -l < ../../../calls)\nif test $n = 3; then\n"
            + "  sleep 300 & echo $! >> ../../../pids\n  (sh -c 'echo $$ >> ../../../pids; exec sleep 300' &)\n"
            + "  echo $$ >> ../../../pids\n  sleep 300\nfi\n";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void solve() {
        bench = new Bench(folder);
        bench.solve(bench.model(), "--target", "y=1", "--within", "0.5");
    }

    private void program(String text) throws IOException {
        Path script = bench.write("f.sh", "#!/bin/sh\necho >> ../../../calls\n" + text + "echo '{\"y\": 1}'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        bench.write("f.yaml", "schema: 1\nsimulator: {command: [./f.sh]}");
    }

    private Process verify(String before) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\"", "sh"));
        command.addAll(Program.command("verify", "run", "--simulator", "f.yaml"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<Long> pids() throws Exception {
        Path file = folder.resolve("pids");
        for (int i = 0; i < 50 * PATIENCE_SECONDS; i++) {
            if (Files.exists(file) && Files.readAllLines(file).size() == 3) {
                break;
            }
            Thread.sleep(20);
        }
        List<Long> pids = Files.readAllLines(file).stream().map(Long::valueOf).toList();
        assertThat(pids).hasSize(3).allMatch(ProgramProcessTest::isAlive);
        return pids;
    }

    /// Zombies, which nobody asks how they ended, are not.
    private static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException _) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                    && !Files.exists(Path.of("/proc/self"));
        }
    }

    private int calls() {
        return (int) bench.read("calls").lines().count();
    }

    private void assertGoesOn(int calls) {
        Cli.Result result = Cli.launch(
                "verify",
                folder.resolve("run").toString(),
                "--simulator",
                folder.resolve("f.yaml").toString());
        assertThat(result.exitCode()).as(result.errorOutput()).isIn(0, 5);
        assertThat(calls()).isEqualTo(calls);
        assertThat(bench.column("y_simulated", "run", "designs.csv")).containsOnly(1.0);
    }

    @Test
    void aSignalEndsTheProgramWithAllItsChildren() throws Exception {
        program(HANGING);
        Process process = verify("");
        List<Long> pids = pids();
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(pids).noneMatch(ProgramProcessTest::isAlive);
        assertThat(folder.resolve("run/simulations")).isDirectoryContaining("glob:**/0002-*");
        program("");
        assertGoesOn(3 + 3);
    }

    @Test
    void whatAKilledVerificationLeftIsEndedAndWhatHadFinishedIsAdopted() throws Exception {
        program(HANGING);
        Process process = verify("");
        List<Long> pids = pids();
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(pids).allMatch(ProgramProcessTest::isAlive);
        assertGoesOn(3 + 3);
        assertThat(pids).noneMatch(ProgramProcessTest::isAlive);
    }

    /// A limit on the size of files stands for the disk: it too makes a write fail halfway.
    @Test
    void aFullDiskEndsTheCommandAndSpoilsNothing() throws Exception {
        program("if test $(wc -l < ../../../calls) = 3; then head -c 100000 /dev/zero | tr '\\0' x; fi\n");
        Process process = verify("ulimit -f 32; ");
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err).isEqualTo(1);
        assertThat(err).contains("stdout.txt: expected a file that can be written, found ");
        program("");
        assertGoesOn(3 + 3);
    }
}
