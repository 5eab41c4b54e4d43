package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.campaign.CampaignFolder;
import org.preimage.app.campaign.ExportJob;

/// What takes a process of its own: signals, and limits of the system.
@DisabledOnOs(OS.WINDOWS)
class ProcessTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void anInterruptEndsAFitAndLeavesItToBeContinued() throws Exception {
        assumeThat(ignoresInterrupts())
                .as("interrupts are ignored here, as where a shell started the tests in the background")
                .isFalse();
        Bench bench = new Bench(folder);
        bench.write("pairs.csv", Bench.pairs());
        Process process = start(
                "",
                "fit",
                "pairs.csv",
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--seed",
                "1",
                "-o",
                "m.safetensors",
                "--epochs",
                "100000000",
                "--preset",
                "paper",
                "--checkpoint-every",
                "0");
        Path record = bench.path("m.fit").resolve("run.json");
        Path checkpoint = bench.path("m.fit").resolve("checkpoint.safetensors");
        for (int i = 0; i < 10 * PATIENCE_SECONDS && !Files.exists(checkpoint) && process.isAlive(); i++) {
            Thread.sleep(100);
        }
        assertThat(record).content().contains("\"running\"");
        Cli.Result second = bench.fitTo("m.safetensors", "--preset", "paper");
        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.errorOutput()).contains("m.fit: another fit is at work in this folder");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(record).content().contains("\"cancelled\"");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("cancelled after \\d+ epochs of invertible network; the same command goes on");
        assertThat(bench.path("m.safetensors")).doesNotExist();
        assertThat(checkpoint).exists();
    }

    /// Whether SIGINT, the second signal, is ignored, as it then is by every program that is started.
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false; // known on Linux only
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
    }

    @Test
    void aFullDiskLeavesNoHalfOfAFile() throws Exception {
        // A limit on the size of files stands for the disk: it too makes a write fail halfway.
        Process process =
                start("ulimit -f 16; ", "problem", "pairs", "arm", "-n", "5000", "--seed", "1", "-o", "pairs.csv");
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err).isEqualTo(1);
        assertThat(err).contains("preimage: pairs.csv: expected a file that can be written, found ");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /// Room for SQLite's library, which is unpacked, and not for all that the campaign records.
    @Test
    void aFullDiskEndsACampaignInASentenceAndLosesNothingThatWasRecorded() throws Exception {
        Files.writeString(folder.resolve("goal.yaml"), """
                schema: 1
                seed: 1
                campaign: {simulator: sinewave, targets: {y: {value: 5, within: 1}}, first: 196, budget: 200}
                """);
        Process whole = start("", "campaign", "run", "goal.yaml", "-o", "whole");
        assertThat(whole.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Process process = start("ulimit -f 2400; ", "campaign", "run", "goal.yaml", "-o", "full");
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err).isEqualTo(1);
        assertThat(err)
                .containsOnlyOnce("full/campaign.db: expected a file that can be written; what was recorded before is"
                        + " safe, and 'preimage campaign resume' goes on, found: ");
        CampaignFolder full = new CampaignFolder(folder.resolve("full"));
        int recorded = ExportJob.standing(full).runs();
        assertThat(recorded).isBetween(20, 195);
        Cli.Result rest = Cli.launch("campaign", "resume", full.path().toString());
        assertThat(rest.exitCode()).as(rest.errorOutput()).isEqualTo(5);
        assertThat(full.table()).hasSameTextualContentAs(folder.resolve("whole/runs.csv"));
    }

    /// Starts the program in the folder, in a shell, after `before`.
    private Process start(String before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\"", "sh"));
        command.addAll(Program.command(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }
}
