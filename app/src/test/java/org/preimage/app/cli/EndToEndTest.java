package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EndToEndTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void fromPairsToVerifiedDesigns() {
        ok("problem", "pairs", "sinewave", "-n", "600", "--seed", "1", "-o", name("pairs.csv"));
        assertThat(bench.fit(bench.path("pairs.csv"), "x1,x2", "y").exitCode()).isZero();
        Path model = bench.path("model.safetensors");
        Cli.Result solved = bench.solve(
                model,
                "--target",
                "y=1.5",
                "--within",
                "1.9",
                "--simulator",
                "sinewave",
                "-n",
                "30",
                "--candidates",
                "60");
        assertThat(solved.exitCode()).as(solved.errorOutput()).isZero();
        assertThat(solved.output()).contains("re-simulated with sinewave: ", "RMS error of y ");
        checkRun(30);
        Cli.Result verified = Cli.launch("verify", name("run"), "--simulator", "sinewave");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.output()).isEqualTo(solved.output());
        checkRun(30);
        ok("predict", model.toString(), name("run/designs.csv"), "-o", name("predicted.csv"));
        List<Double> predicted = bench.column("y_predicted", "predicted.csv");
        assertThat(predicted).isEqualTo(bench.column("y_predicted", "run", "designs.csv"));
        ok("problem", "evaluate", "sinewave", name("run/designs.csv"), "-o", name("checked.csv"));
        assertThat(bench.column("y", "checked.csv")).isEqualTo(bench.column("y_simulated", "run", "designs.csv"));
    }

    private void checkRun(int designs) {
        JsonNode run = JsonMapper.shared().readTree(bench.read("run", "run.json"));
        assertThat(run.path("status").asString()).isEqualTo("done");
        JsonNode check = run.path("summary").path("simulated");
        assertThat(check.path("ran").asInt()).isEqualTo(designs);
        List<Double> x1 = bench.column("x1", "run", "designs.csv");
        List<Double> x2 = bench.column("x2", "run", "designs.csv");
        List<Double> y = bench.column("y_simulated", "run", "designs.csv");
        assertThat(x1).hasSize(designs);
        double squares = 0;
        for (int i = 0; i < designs; i++) {
            assertThat(x1.get(i)).isBetween(-1.0, 1.0);
            assertThat(x2.get(i)).isBetween(-1.0, 1.0);
            double truth = Math.sin(3 * Math.PI * x1.get(i)) + Math.cos(3 * Math.PI * x2.get(i));
            assertThat(y.get(i)).isEqualTo(truth);
            squares += (truth - 1.5) * (truth - 1.5);
        }
        assertThat(check.path("errors").path(0).path("rms").asDouble())
                .isCloseTo(Math.sqrt(squares / designs), offset(1e-12));
        byte[] page = bench.read("run", "report.html").getBytes(StandardCharsets.UTF_8);
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(page)))
                .doesNotThrowAnyException();
    }

    @Test
    void verifyingLaterIsTheSameAsAtOnce() throws Exception {
        ok("problem", "pairs", "ballistics", "-n", "200", "--seed", "3", "-o", name("pairs.csv"));
        bench.fit(bench.path("pairs.csv"), "x1,x2,x3,x4", "y");
        Path model = bench.path("model.safetensors");
        String[] question = {"--target", "y=5", "--within", "9", "--simulator", "ballistics"};
        bench.solveInto(bench.path("at-once"), model, question);
        bench.solveInto(bench.path("later"), model, "--target", "y=5", "--within", "9");
        assertThat(bench.read("later", "designs.csv")).doesNotContain("y_simulated");
        ok("verify", name("later"), "--simulator", "ballistics", "--json");
        assertThat(Files.mismatch(
                        bench.path("at-once").resolve("designs.csv"),
                        bench.path("later").resolve("designs.csv")))
                .isEqualTo(-1);
    }

    @Test
    void polishedDesignsAreExactAtOnceOrLater() {
        ok("problem", "pairs", "sinewave", "-n", "800", "--seed", "3", "-o", name("pairs.csv"));
        bench.fit(bench.path("pairs.csv"), "x1,x2", "y");
        Path model = bench.path("model.safetensors");
        bench.solveInto(bench.path("plain"), model, "--target", "y=1", "--within", "0.5", "--simulator", "sinewave");
        bench.solveInto(
                bench.path("at-once"),
                model,
                "--target",
                "y=1",
                "--within",
                "0.5",
                "--simulator",
                "sinewave",
                "--polish",
                "9");
        bench.solveInto(bench.path("later"), model, "--target", "y=1", "--within", "0.5");
        Cli.Result later = Cli.launch("verify", name("later"), "--simulator", "sinewave", "--polish", "9");
        assertThat(later.exitCode()).as(later.errorOutput()).isZero();
        assertThat(later.output()).contains("; RMS error of y before ", "; polished with ");
        assertThat(bench.column("y_simulated", "later", "designs.csv"))
                .isEqualTo(bench.column("y_simulated", "at-once", "designs.csv"));
        assertThat(bench.column("y_unpolished", "at-once", "designs.csv"))
                .isEqualTo(bench.column("y_simulated", "plain", "designs.csv"));
        List<Double> x1 = bench.column("x1", "at-once", "designs.csv");
        List<Double> x2 = bench.column("x2", "at-once", "designs.csv");
        for (int i = 0; i < x1.size(); i++) {
            assertThat(Math.sin(3 * Math.PI * x1.get(i)) + Math.cos(3 * Math.PI * x2.get(i)))
                    .isCloseTo(1, within(1e-9));
        }
        assertThat(bench.column("calls", "at-once", "designs.csv")).allMatch(calls -> calls >= 1 && calls <= 9);
        Cli.Result lone = Cli.launch("solve", model.toString(), "--target", "y=1", "--polish", "3", "-o", name("lone"));
        assertThat(lone.exitCode()).isEqualTo(2);
        assertThat(lone.errorOutput()).contains("expected a --simulator to polish the designs on, found none");
    }

    @Test
    void aSimulatorThatAlwaysFailsEndsWithItsOwnCode() {
        ok("problem", "pairs", "ballistics", "-n", "200", "--seed", "3", "-o", name("pairs.csv"));
        bench.fit(bench.path("pairs.csv"), "x1,x2,x3,x4", "y");
        // From a height so far below the ground, nothing lands.
        Cli.Result result = bench.solve(
                bench.path("model.safetensors"),
                "--target",
                "y=5",
                "--within",
                "1e12",
                "--fix",
                "x2=-1e9",
                "--simulator",
                "ballistics");
        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.errorOutput()).contains("expected ballistics to run, found that it failed for all 5 designs");
        assertThat(bench.table("run", "designs.csv")).hasSize(6);
    }

    @Test
    void verifyingNeedsAFinishedRunThatNobodyChanged() {
        Path model = bench.model();
        bench.solve(model, "--target", "y=1", "--within", "9");
        assertThat(Cli.launch("verify", name("run"), "--simulator", "sinewave").exitCode())
                .isEqualTo(2);
        bench.write("run/designs.csv", "id,a,b\n1,0,0\n");
        Cli.Result changed = Cli.launch("verify", name("run"), "--simulator", "sinewave");
        assertThat(changed.exitCode()).isEqualTo(3);
        assertThat(changed.errorOutput()).contains("expected the 5 designs that the run found", "found others");
        Cli.Result missing = Cli.launch("verify", name("none"), "--simulator", "sinewave");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.errorOutput()).contains("expected a file that a run wrote, found nothing of this name");
        bench.write("run/run.json", "{\"status\": 1, \"who\": 2}");
        assertThat(Cli.launch("verify", name("run"), "--simulator", "sinewave").exitCode())
                .isEqualTo(3);
    }

    @Test
    void predictingSaysWhatItDropped() {
        Path model = bench.model();
        bench.write("designs.csv", "b,note,a\n0.5,x,0.25\n0.5,x,oops\n0.75,x,0.5\n");
        Cli.Result result = Cli.launch("predict", model.toString(), name("designs.csv"), "-o", name("predicted.csv"));
        assertThat(result.exitCode()).isZero();
        assertThat(result.errorOutput()).contains("1 of 3 rows dropped");
        assertThat(result.output()).endsWith("predicted.csv: 2 rows\n");
        assertThat(bench.table("predicted.csv").getFirst())
                .containsExactly("a", "b", "y_predicted", "y_sd", "y_low", "y_high");
        assertThat(bench.column("a", "predicted.csv")).containsExactly(0.25, 0.5);
        Cli.Result again = Cli.launch("predict", model.toString(), name("designs.csv"), "-o", name("predicted.csv"));
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.errorOutput()).contains("--force replaces the file");
        assertThat(Cli.launch("predict", name("no"), name("designs.csv"), "-o", name("x.csv"))
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void theDemonstrationShowsEverything() {
        Cli.Result result = Cli.launch("demo", "--pairs", "300", "--epochs", "2", "-o", name("shown"));
        assertThat(result.exitCode()).isIn(0, 5);
        assertThat(result.output()).contains("1. 300 pairs", "2. fitting", "3. solving y = 1.5", "re-simulated with");
        assertThat(bench.path("shown").resolve("report.html")).isNotEmptyFile();
        assertThat(bench.table("shown", "designs.csv")).hasSize(101);
        assertThat(result.output()).containsPattern("2\\d designs hit in [3-9]\\d runs: .*goal.campaign.report.html");
        assertThat(bench.path("shown").resolve("goal.campaign").resolve("report.html"))
                .isNotEmptyFile();
        assertThat(Cli.launch("demo", "--pairs", "300", "--epochs", "1", "--force", "-o", name("shown"))
                        .exitCode())
                .isIn(0, 5);
        assertThat(Cli.launch("demo", "-o", name("shown")).exitCode()).isEqualTo(2);
    }

    private String name(String file) {
        return bench.path(file).toString();
    }

    private static void ok(String... arguments) {
        Cli.Result result = Cli.launch(arguments);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
    }
}
