package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.random.Seed;

/// Fits in processes of their own that are killed at random moments of their work and continued. How many, says the
/// property `preimage.kills`.
class KilledFitTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final String[] FIT = {
        "--epochs", "30", "--network-epochs", "30", "--threads", "1", "--checkpoint-every", "0.1"
    };

    @TempDir
    private Path folder;

    @Test
    void aKilledFitEndsInTheSameFiles() throws Exception {
        Bench bench = new Bench(folder);
        Process whole = start(bench.fitting("whole.safetensors", FIT), "whole.log");
        awaitStart(whole, "whole.fit/run.json");
        long start = System.nanoTime();
        assertThat(whole.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        long nanos = System.nanoTime() - start;
        assertThat(whole.exitValue()).as(bench.read("whole.log")).isZero();
        byte[] model = Files.readAllBytes(bench.path("whole.safetensors"));
        RandomGenerator random = new Seed(1).generator();
        int continued = 0;
        int kills = Integer.getInteger("preimage.kills", 5);
        for (int i = 0; i < kills; i++) {
            String name = "m" + i;
            kill(bench, name, i == 0 ? nanos / 2 : random.nextLong(nanos));
            Cli.Result rest = bench.fitTo(name + ".safetensors", FIT);
            boolean wasDone = rest.exitCode() == 2
                    && bench.read(name + ".fit", "run.json").contains("\"done\"");
            assertThat(wasDone || rest.exitCode() == 0).as(rest.errorOutput()).isTrue();
            continued += rest.errorOutput().contains("the fit goes on after") ? 1 : 0;
            assertThat(bench.path(name + ".safetensors")).hasBinaryContent(model);
            assertThat(bench.read(name + ".fit", "metrics.jsonl")).isEqualTo(bench.read("whole.fit", "metrics.jsonl"));
        }
        assertThat(continued)
                .as("of " + kills + " killed fits had got as far as a checkpoint")
                .isPositive();
    }

    private void kill(Bench bench, String name, long afterNanos) throws Exception {
        Process process = start(bench.fitting(name + ".safetensors", FIT), name + ".log");
        awaitStart(process, name + ".fit/run.json");
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        process.destroyForcibly(); // SIGKILL
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(String[] arguments, String log) throws IOException {
        return new ProcessBuilder(Program.command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private void awaitStart(Process process, String record) throws InterruptedException {
        for (int i = 0; i < 100 * PATIENCE_SECONDS && !Files.exists(folder.resolve(record)) && process.isAlive(); i++) {
            Thread.sleep(10);
        }
    }
}
