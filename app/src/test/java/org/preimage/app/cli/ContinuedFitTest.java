package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Fits that were stopped, and what becomes of their work.
class ContinuedFitTest {
    private static final String[] SHORT = {"--epochs", "4", "--network-epochs", "4", "--threads", "1"};

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    /// Fits until so many epochs are done, in all stages together.
    private Cli.Result stopped(int epochs, String... more) {
        AtomicInteger asked = new AtomicInteger();
        return Cli.launch(() -> asked.incrementAndGet() > epochs, bench.fitting("m.safetensors", with(more)));
    }

    private Cli.Result fit(String... more) {
        return bench.fitTo("m.safetensors", with(more));
    }

    /// The arguments of a short fit, but for those that are given otherwise.
    private static String[] with(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        for (int i = 0; i < SHORT.length; i += 2) {
            if (!arguments.contains(SHORT[i])) {
                arguments.addAll(List.of(SHORT[i], SHORT[i + 1]));
            }
        }
        return arguments.toArray(String[]::new);
    }

    private Path work(String name) {
        return bench.path("m.fit").resolve(name);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(bench.path("m.fit"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theSameCommandGoesOnAndEndsInTheSameFiles() throws IOException {
        assertThat(bench.fitTo("whole.safetensors", SHORT).exitCode()).isZero();
        byte[] model = Files.readAllBytes(bench.path("whole.safetensors"));
        Cli.Result first = stopped(2);
        assertThat(first.exitCode()).isEqualTo(130);
        assertThat(first.errorOutput())
                .endsWith("preimage: cancelled after 2 epochs of prior; the same command goes on from there\n");
        assertThat(left())
                .containsExactly(".lock", "checkpoint.safetensors", "config.yaml", "metrics.jsonl", "run.json");
        assertThat(bench.read("m.fit", "metrics.jsonl").lines()).hasSize(4);
        assertThat(stopped(7, "--threads", "2").errorOutput())
                .contains("m.fit: the fit goes on after 2 epochs of prior\n", "cancelled after 1 epochs of network 2");
        Cli.Result last = fit();
        assertThat(last.exitCode()).as(last.errorOutput()).isZero();
        assertThat(last.errorOutput()).contains("m.fit: the fit goes on after 1 epochs of network 2\n");
        assertThat(bench.path("m.safetensors")).hasBinaryContent(model);
        assertThat(bench.read("m.fit", "metrics.jsonl")).isEqualTo(bench.read("whole.fit", "metrics.jsonl"));
        assertThat(left()).containsExactly(".lock", "config.yaml", "metrics.jsonl", "run.json");
    }

    @Test
    void aDrawnSeedIsTheUnfinishedFits() {
        assertThat(stopped(3, "--seed", "77").exitCode()).isEqualTo(130);
        String[] fitting = bench.fitting("m.safetensors", with("--seed", "77"));
        List<String> arguments = Stream.of(fitting).toList();
        int at = arguments.indexOf("--seed");
        String[] unsown = Stream.concat(
                        arguments.subList(0, at).stream(), arguments.subList(at + 2, arguments.size()).stream())
                .toArray(String[]::new);
        Cli.Result continued = Cli.launch(unsown);
        assertThat(continued.exitCode()).as(continued.errorOutput()).isZero();
        assertThat(continued.errorOutput())
                .contains("the fit goes on after 3 epochs")
                .doesNotContain("the seed is");
        assertThat(JsonMapper.shared()
                        .readTree(bench.read("m.fit", "run.json"))
                        .path("seed")
                        .asLong())
                .isEqualTo(77);
    }

    /// What differs from the unfinished fit, and how that is told.
    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("seed (1 there, 2 here);", List.of("--seed", "2")),
                Arguments.of("fit.prior.flow.schedule.epochs (4 there, 5 here);", List.of("--epochs", "5")),
                Arguments.of("prior (cinn there, inn here), ", List.of("--prior", "inn")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatDiffersIsToldAndRefused(String told, List<String> other) throws IOException {
        stopped(2);
        byte[] checkpoint = Files.readAllBytes(work("checkpoint.safetensors"));
        String record = bench.read("m.fit", "run.json");
        String[] arguments = with(other.toArray(String[]::new));
        Cli.Result refused = bench.fitTo("m.safetensors", arguments);
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.errorOutput())
                .contains("m.fit: expected the pairs and options of the unfinished fit in it, found others: ", told)
                .endsWith("; --fresh discards the unfinished fit\n");
        assertThat(work("checkpoint.safetensors")).hasBinaryContent(checkpoint);
        assertThat(bench.read("m.fit", "run.json")).isEqualTo(record);
        Cli.Result fresh =
                fit(Stream.concat(other.stream(), Stream.of("--fresh")).toArray(String[]::new));
        assertThat(fresh.exitCode()).as(fresh.errorOutput()).isZero();
        assertThat(fresh.errorOutput()).doesNotContain("goes on");
        assertThat(work("checkpoint.safetensors")).doesNotExist();
    }

    @Test
    void otherPairsAreToldAndRefused() {
        stopped(2);
        bench.write("pairs.csv", Bench.pairs().replace("0.025641", "0.025642"));
        Cli.Result refused = fit();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.errorOutput())
                .containsPattern("found others: pairs \\([0-9a-f]{24}… there, [0-9a-f]{24}… here\\);");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        stopped(2);
        Path checkpoint = work("checkpoint.safetensors");
        byte[] whole = Files.readAllBytes(checkpoint);
        byte[] flipped = whole.clone();
        flipped[whole.length - 9] ^= 4;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2), new byte[0])) {
            Files.write(checkpoint, damaged);
            Cli.Result refused = fit();
            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.errorOutput())
                    .startsWith("preimage: " + checkpoint + ": ")
                    .endsWith("; --fresh discards the unfinished fit\n");
        }
        assertThat(fit("--fresh").exitCode()).isZero();
    }

    @Test
    void aFitThatIsDoneIsNotContinuedButReplaced() throws IOException {
        stopped(2);
        byte[] checkpoint = Files.readAllBytes(work("checkpoint.safetensors"));
        assertThat(fit().exitCode()).isZero();
        Files.write(work("checkpoint.safetensors"), checkpoint); // as if killed before it could go
        assertThat(fit().exitCode()).isEqualTo(2);
        assertThat(fit("--fresh").exitCode()).isEqualTo(2);
        Cli.Result replaced = fit("--force", "--seed", "9");
        assertThat(replaced.exitCode()).as(replaced.errorOutput()).isZero();
        assertThat(replaced.errorOutput()).doesNotContain("goes on");
    }

    @Test
    void aModelOfSomebodyElseIsNotReplacedByAContinuedFit() {
        stopped(2);
        bench.write("m.safetensors", "precious");
        Cli.Result refused = fit();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errorOutput()).contains("m.safetensors: expected a name that is free");
        assertThat(bench.read("m.safetensors")).isEqualTo("precious");
        bench.write("m.fit/run.json", bench.read("m.fit", "run.json").replace("\"cancelled\"", "\"writing\""));
        assertThat(fit().exitCode()).isZero();
    }

    @Test
    void aFolderWithOtherFilesIsNotTaken() throws IOException {
        Files.createDirectory(bench.path("m.fit"));
        Files.writeString(work(".lock"), "");
        Files.writeString(work("notes.txt"), "precious");
        assertThat(fit().exitCode()).isEqualTo(2);
        Files.delete(work("notes.txt"));
        Files.writeString(work(".preimage-1-0.tmp"), "half of a file");
        assertThat(fit().exitCode()).isZero();
        assertThat(left()).containsExactly(".lock", "config.yaml", "metrics.jsonl", "run.json");
    }

    @Test
    void theTimeBetweenCheckpointsIsChecked() {
        for (String seconds : List.of("-1", "NaN", "1e9")) {
            Cli.Result refused = fit("--checkpoint-every", seconds);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.errorOutput()).contains("--checkpoint-every: expected seconds from 0 to 86400, found ");
        }
    }
}
