package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SolveCommandTest {
    @TempDir
    private static Path modelFolder;

    private static Path model;

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeAll
    static void fitOnce() {
        model = new Bench(modelFolder).model();
    }

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    /// A net over the whole set knows its pieces; the localized candidates alone do not.
    @Test
    void designsAreSpreadAsAsked() {
        bench.solve(model, "--target", "y=1", "--within", "100", "--spread", "prior");
        assertThat(bench.read("run", "config.yaml")).contains("spread: \"prior\"");
        assertThat(bench.column("component", "run", "designs.csv")).hasSize(5).contains(1.0);
        bench.solve(model, "--target", "y=1", "--within", "100", "--spread", "candidates", "--force");
        assertThat(bench.table("run", "designs.csv").getFirst()).doesNotContain("component");
    }

    @Test
    void whatBecomesOfDesignsWhoseInputsAreOffIsToldEverywhere() {
        Cli.Result result = bench.solve(model, "--target", "y=1", "--within", "0.5", "--input-error", "a=0.3");
        List<Double> exact = bench.column("hit_probability", "run", "designs.csv");
        List<Double> made = bench.column("hit_probability_made", "run", "designs.csv");
        assertThat(made).hasSameSizeAs(exact).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
        assertThat(bench.column("y_spread", "run", "designs.csv")).allMatch(spread -> spread > 0);
        double sum = made.stream().mapToDouble(Double::doubleValue).sum();
        assertThat(result.output())
                .containsPattern("made with the input errors that were told, [0-9.]+ of 5 should hit");
        assertThat(bench.read("run", "report.html")).contains("Will hit when made", "Made with the input errors");
        assertThat(bench.read("run", "run.json"))
                .containsPattern("\"made\" ?: ?" + Double.toString(sum).substring(0, 4));
    }

    @Test
    void aRunHoldsWhatWasAskedAndFound() {
        Cli.Result result = bench.solve(model, "--target", "y=1", "--within", "100");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .startsWith("5 of 5 designs should hit y = 1.000 ± 100.0: 5 are predicted to, ")
                .endsWith("report: " + bench.path("run").resolve("report.html") + "\n");
        JsonNode run = JsonMapper.shared().readTree(bench.read("run", "run.json"));
        assertThat(run.path("status").asString()).isEqualTo("done");
        assertThat(run.path("seed").asLong()).isEqualTo(2);
        assertThat(run.path("data").asString()).hasSize(64);
        assertThat(bench.read("run", "timings.jsonl")).contains("\"threads\":1");
        assertThat(run.path("summary").path("onTarget").asInt()).isEqualTo(5);
        assertThat(bench.read("run", "config.yaml")).contains("designs: 5", "latent: \"maximin\"", "gauss-newton:");
        assertThat(bench.table("run", "designs.csv").getFirst())
                .containsExactly(
                        "id",
                        "a",
                        "b",
                        "y_predicted",
                        "y_sd",
                        "y_low",
                        "y_high",
                        "residual",
                        "distance",
                        "hit_probability",
                        "verdict",
                        "component");
        assertThat(bench.read("run", "timings.jsonl").lines()).hasSize(2);
        assertThat(bench.read("run", "report.html")).contains("y = 1", "<svg");
    }

    @Test
    void theTableAgreesWithItself() {
        bench.solve(model, "--target", "y=1", "--within", "0.5");
        List<Double> predicted = bench.column("y_predicted", "run", "designs.csv");
        List<Double> residual = bench.column("residual", "run", "designs.csv");
        List<List<String>> table = bench.table("run", "designs.csv");
        for (int i = 0; i < 5; i++) {
            assertThat(residual.get(i)).isEqualTo(Math.abs(predicted.get(i) - 1) / 0.5);
            assertThat(table.get(i + 1).get(10).equals("off-target")).isEqualTo(residual.get(i) > 1);
        }
        assertThat(bench.column("id", "run", "designs.csv")).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void theDefaultToleranceIsOnePercentOfTheDeviation() {
        bench.solve(model, "--target", "y=1");
        // Of the rows that were fitted to; a + b² for a and b uniform has the variance 1/12 + 4/45.
        JsonNode goal = JsonMapper.shared()
                .readTree(bench.read("run", "report.json"))
                .path("question")
                .path("goals")
                .path(0);
        assertThat(goal.path("tolerance").asDouble()).isBetween(0.003, 0.006);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        bench.solveInto(bench.path("one"), model, "--target", "y=1", "--within", "1");
        bench.solveInto(bench.path("two"), model, "--target", "y=1", "--within", "1");
        assertThat(Files.mismatch(
                        bench.path("one").resolve("designs.csv"),
                        bench.path("two").resolve("designs.csv")))
                .isEqualTo(-1);
    }

    @Test
    void aTargetOutsideOfThePairsIsSolvedToTheNearest() {
        Cli.Result result = bench.solve(model, "--target", "y=50", "--within", "0.1");
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.output()).contains("; 50.00 is outside, so these are the nearest designs there are");
        assertThat(result.errorOutput()).contains("expected designs within the tolerance, found none: the nearest is ");
        assertThat(bench.table("run", "designs.csv")).hasSize(6);
        assertThat(bench.read("run", "designs.csv")).contains("unreachable");
        assertThat(bench.read("run", "run.json")).contains("\"done\"", "\"reachable\" : false");
    }

    @Test
    void machinesReadTheResult() {
        Cli.Result result = bench.solve(model, "--target", "y=1", "--within", "y=100", "--json");
        JsonNode json = JsonMapper.shared().readTree(result.output());
        assertThat(json.path("summary").path("designs").asInt()).isEqualTo(5);
        assertThat(Path.of(json.path("designs").asString())).exists();
        assertThat(Path.of(json.path("report").asString())).exists();
    }

    @Test
    void inputsAreFixedAndBounded() {
        bench.solve(model, "--target", "y=1", "--within", "9", "--fix", "a=0.25", "--bounds", "b=0.5:0.75");
        assertThat(bench.column("a", "run", "designs.csv")).containsOnly(0.25);
        assertThat(bench.column("b", "run", "designs.csv"))
                .allSatisfy(b -> assertThat(b).isBetween(0.5, 0.75));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "lhs", "maximin", "sobol"})
    void everyLatentDesignSolves(String latent) {
        Cli.Result result = bench.solve(
                model,
                "--target",
                "y=1",
                "--within",
                "100",
                "--latent",
                latent,
                "--localizer",
                "adam",
                "--boundary-loss",
                "0.5");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(bench.read("run", "config.yaml")).contains("latent: \"" + latent + "\"", "boundary: 0.5");
    }

    /// Command lines that are refused, and a part of the sentence.
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("--target y=NaN", "--target: expected a finite number such as 1.5, found 'NaN'"),
                Arguments.of("--target y", "--target: expected NAME=NUMBER or NAME=LOW:HIGH, found 'y'"),
                Arguments.of("--target y=1 --target y=2", "expected every name once, found 'y' twice"),
                Arguments.of("--target gap=1", "--target: expected a known output, found 'gap'; the nearest is 'y'"),
                Arguments.of("--target y=1 --within z=1", "--within: expected a known output, found 'z'"),
                Arguments.of("--target y=1 --within 0", "expected a finite tolerance above zero, found 0.0"),
                Arguments.of("--target y=1 --within 1,2", "expected one tolerance without a name"),
                Arguments.of("--target y=1 --bounds a=2:1", "expected a lower bound that is not above the upper one"),
                Arguments.of("--target y=1 --bounds a=2", "--bounds: expected NAME=LOW:HIGH, found 'a=2'"),
                Arguments.of("--target y=1 --bounds aa=1:2", "expected a known input, found 'aa'; the nearest is 'a'"),
                Arguments.of("--target y=1 --fix a=1 --bounds a=1:2", "--fix: expected an input that has no --bounds"),
                Arguments.of(
                        "--target y=1 --latent sobbol", "expected one of random, lhs, maximin, sobol, found 'sobbol'"),
                Arguments.of(
                        "--target y=1 --spread evn",
                        "preimage: Invalid value for option '--spread': expected a known way to spread, found 'evn'; the"
                                + " nearest is 'even'\n"),
                Arguments.of("--target y=1 --localizer adan", "the nearest is 'adam'"),
                Arguments.of("--target y=1 --boundary-loss 1", "--boundary-loss: expected it with --localizer adam"),
                Arguments.of("--target y=1 --simulator sinwave", "the nearest is 'sinewave'"),
                Arguments.of("--target y=1 --simulator sinewave", "expected an input of the model, found 'x1'"),
                Arguments.of("--target y=1 -n 0", "expected at least one design"),
                Arguments.of("--target y=2:1", "--target: expected a range from a smaller to a larger number"),
                Arguments.of("--target y=1:1", "expected a range from a smaller to a larger number"),
                Arguments.of("--target y=:", "of which one may be left out, found ':'"),
                Arguments.of("--target y=NaN:1", "--target: expected a finite number such as 1.5, found 'NaN'"),
                Arguments.of("--target y=0:1 --within y=1", "whose range is its own tolerance"),
                Arguments.of("--target y=1 --weight y=0", "Goal: expected a finite weight above zero, found 0.0"),
                Arguments.of("--target y=1 --weight z=2", "--weight: expected a known output, found 'z'"),
                Arguments.of("--minimize y --weight y=2", "--weight: expected an output with a --target, found 'y'"),
                Arguments.of("--target y=1 --minimize y", "--minimize: expected an output without a --target"),
                Arguments.of("--maximize gap", "--maximize: expected a known output, found 'gap'; the nearest is 'y'"),
                Arguments.of("--minimize y --maximize y", "expected at most one of --minimize, --maximize and --near"),
                Arguments.of("--near a=1", "expected a --target for at least one output of the model, found none"),
                Arguments.of("--target y=1 --near c=1", "--near: expected a known input, found 'c'"),
                Arguments.of("--target y=1 --near a=x", "--near a: expected a finite number such as 1.5, found 'x'"),
                Arguments.of("--target y=1 --constraint a+c<=1", "expected a known input, found 'c'"),
                Arguments.of("--target y=1 --constraint a<1", "expected <=, >= or = after a sum of inputs"),
                Arguments.of(
                        "--target y=1 --constraint a+b>=99",
                        "expected constraints that leave some design, found a+b>=99 against a <= "),
                Arguments.of(
                        "--target y=1 --fix a=0.5 --constraint a>=0.6",
                        "expected constraints that leave some design, found a>=0.6 against a = 0.5"),
                Arguments.of("--target y=1 --targt 2", "--targt"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aWrongCommandLineIsRefusedBeforeAnythingIsWritten(String options, String sentence) {
        Cli.Result result = bench.solve(model, options.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).contains(sentence);
        assertThat(bench.path("run")).doesNotExist();
    }

    @Test
    void whatNothingIsAskedOfIsFree() {
        bench.fit(bench.write("pairs.csv", Bench.pairs()), "a,b", "y,w");
        Path two = bench.path("model.safetensors");
        Cli.Result result = bench.solve(two, "--within", "9");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("expected a --target for at least one output of the model");
        Cli.Result free = bench.solve(two, "--target", "y=-9:9");
        assertThat(free.exitCode()).as(free.errorOutput()).isZero();
        assertThat(free.output()).contains("nothing is asked of w", "y at least -9.000 and at most 9.000");
        assertThat(bench.table("run", "designs.csv").getFirst()).contains("y_predicted", "w_predicted", "w_sd");
        assertThat(bench.read("run", "config.yaml")).contains("from: -9.0", "to: 9.0");
    }

    /// A run's own file asks the same again.
    @Test
    void constraintsObjectivesAndNearDesignsAreKeptAndRepeated() {
        for (String asked : List.of("--near a=0.5,b=0.4", "--minimize y")) {
            String target = asked.startsWith("--near") ? "--target y=-9: " : "";
            Cli.Result result = bench.solve(
                    model, (target + asked + " --constraint a+b<=1 --constraint a>=b -n 4 --force").split(" "));
            assertThat(result.exitCode()).as(result.errorOutput()).isZero();
            List<List<String>> rows = bench.table("run", "designs.csv");
            int a = rows.getFirst().indexOf("a");
            int b = rows.getFirst().indexOf("b");
            assertThat(rows).hasSize(5);
            for (List<String> row : rows.subList(1, 5)) {
                double first = Double.parseDouble(row.get(a));
                double second = Double.parseDouble(row.get(b));
                assertThat(first + second).isLessThanOrEqualTo(1);
                assertThat(first).isGreaterThanOrEqualTo(second);
            }
            assertThat(rows.getFirst().contains("change")).isEqualTo(asked.startsWith("--near"));
            String designs = bench.read("run", "designs.csv");
            assertThat(bench.read("run", "report.html")).contains("Every design keeps to a+b&lt;=1 and a&gt;=b.");
            Cli.Result again = Cli.launch(
                    "solve",
                    "--config",
                    bench.path("run").resolve("config.yaml").toString(),
                    "-o",
                    bench.path("again" + asked.length()).toString());
            assertThat(again.exitCode()).as(again.errorOutput()).isZero();
            assertThat(bench.read("again" + asked.length(), "designs.csv")).isEqualTo(designs);
        }
    }

    @Test
    void aRunIsReplacedOnlyByForce() {
        bench.solve(model, "--target", "y=1", "--within", "9");
        Cli.Result refused = bench.solve(model, "--target", "y=0.5", "--within", "9");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errorOutput()).contains("found the folder of a run; --force replaces it");
        assertThat(bench.solve(model, "--target", "y=0.5", "--within", "9", "--force")
                        .exitCode())
                .isZero();
        assertThat(bench.read("run", "config.yaml")).contains("value: 0.5");
    }

    @Test
    void aFolderThatIsNoRunIsNeverReplaced() throws IOException {
        Files.createDirectory(bench.path("run"));
        Path own = Files.writeString(bench.path("run").resolve("thesis.txt"), "mine");
        Cli.Result result = bench.solve(model, "--target", "y=1", "--force");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("expected a folder that is new or empty, found one with other files");
        assertThat(own).hasContent("mine");
        Files.delete(own);
        assertThat(bench.solve(model, "--target", "y=1", "--within", "9").exitCode())
                .isZero();
    }

    @Test
    void aFolderBelowAFileCannotBeMade() {
        Path below = bench.write("file", "x").resolve("run");
        Cli.Result result = bench.solveInto(below, model, "--target", "y=1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errorOutput()).contains(below + ": expected a place where a folder can be made, found ");
    }

    /// Model files that are refused: what is done to the bytes of a good one, and a part of the sentence.
    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("cut short", "found"),
                Arguments.of("one bit changed", "sha"),
                Arguments.of("a header of any length", "header"),
                Arguments.of(
                        "a newer version", "written by a newer Preimage (format version 9); this one reads up to 2"),
                Arguments.of("empty", "found"),
                Arguments.of("a table", "found"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void aDamagedModelIsRefused(String damage, String sentence) throws IOException {
        Path file = Files.write(bench.path("damaged.safetensors"), damaged(damage, Files.readAllBytes(model)));
        Cli.Result result = bench.solve(file, "--target", "y=1");
        assertThat(result.exitCode()).as(result.errorOutput()).isEqualTo(4);
        assertThat(result.errorOutput()).startsWith("preimage: " + file).containsIgnoringCase(sentence);
        assertThat(result.errorOutput().lines()).hasSize(1);
        assertThat(bench.path("run")).doesNotExist();
    }

    private static byte[] damaged(String how, byte[] bytes) {
        return switch (how) {
            case "cut short" -> Arrays.copyOf(bytes, bytes.length - 100);
            case "one bit changed" -> {
                bytes[bytes.length - 5] ^= 1;
                yield bytes;
            }
            case "a header of any length" -> {
                bytes[7] = 0x7f;
                yield bytes;
            }
            case "a newer version" ->
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .replaceFirst("\"format_version\":\"2\"", "\"format_version\":\"9\"")
                        .getBytes(StandardCharsets.ISO_8859_1);
            case "empty" -> new byte[0];
            case "a table" -> Bench.pairs().getBytes(StandardCharsets.UTF_8);
            default -> throw new AssertionError(how);
        };
    }

    @Test
    void aMissingModelIsRefused() {
        Cli.Result result = bench.solve(bench.path("none.safetensors"), "--target", "y=1");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.errorOutput())
                .contains("none.safetensors: file: expected a model, found nothing of this name");
        assertThat(bench.solve(folder, "--target", "y=1").errorOutput()).contains("expected a model, found a folder");
    }
}
