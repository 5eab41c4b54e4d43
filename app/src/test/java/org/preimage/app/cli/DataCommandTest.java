package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pairs of `y = max(0, a + b / 2)` and `w = a − b`, every fourth `w` missing, in batches of ten, one `w` wrong.
class DataCommandTest {
    private static final int WRONG = 57;

    @TempDir
    private Path folder;

    private Bench bench;
    private Path pairs;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
        StringBuilder text = new StringBuilder("a,b,y,w,batch\n");
        for (int i = 0; i < 200; i++) {
            double a = (i * 37 % 200) / 100.0 - 1;
            double b = (i * 83 % 200) / 100.0 - 1;
            double y = Math.max(0, a + b / 2);
            String w = i % 4 == 0 ? "" : Double.toString(a - b + (i == WRONG ? 0.5 : 0));
            text.append(String.format(Locale.ROOT, "%s,%s,%s,%s,n%d%n", a, b, y, w, i / 10));
        }
        pairs = bench.write("pairs.csv", text.toString());
    }

    private Cli.Result fit(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("fit", pairs.toString(), "--inputs", "a,b", "--outputs", "y,w"));
        arguments.addAll(List.of("--surrogate", "gp", "--epochs", "2", "--seed", "1"));
        arguments.addAll(List.of("-o", bench.path("model.safetensors").toString()));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    @Test
    void clippedMissingAndGroupedPairsGoAllTheWay() {
        Cli.Result fitted = fit("--censored", "y=0", "--group", "batch");
        assertThat(fitted.exitCode()).as(fitted.errorOutput()).isZero();
        assertThat(fitted.errorOutput())
                .contains("the output 'w' is missing in 50 of 200 rows, which the others are learned from");
        assertThat(bench.read("model.fit", "config.yaml")).contains("censored:", "\"y\": 0.0", "group: \"batch\"");
        String model = bench.path("model.safetensors").toString();
        Cli.Result doubtful = Cli.launch("data", "doubtful", model, "--top", "1", "--json");
        JsonNode top =
                JsonMapper.shared().readTree(doubtful.output()).path("top").path(0);
        assertThat(top.path("output").asString()).isEqualTo("w");
        assertThat(top.path("value").asDouble() - top.path("expected").asDouble())
                .isBetween(0.45, 0.55);
        assertThat(top.path("doubtful").asBoolean()).isTrue();
        Path table = bench.path("doubtful.csv");
        assertThat(Cli.launch("data", "doubtful", model, "-o", table.toString()).exitCode())
                .isZero();
        assertThat(table).content().startsWith("a,b,doubt_output,doubt_value,doubt_expected,doubt_sd,doubt_score,");
        assertThat(Cli.launch("data", "doubtful", model, "-o", table.toString()).exitCode())
                .isEqualTo(2);
        Cli.Result solved = Cli.launch(
                "solve",
                model,
                "--target",
                "y=0",
                "--target",
                "w=0.3",
                "--within",
                "0.1",
                "-n",
                "5",
                "--seed",
                "1",
                "-o",
                bench.path("run").toString());
        assertThat(solved.exitCode()).as(solved.errorOutput()).isZero();
        assertThat(solved.output()).contains("5 are predicted to");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(fit("--censored", "y=0.5").errorOutput())
                .contains("expected the bound at which 'y' is clipped to be its least or its greatest value");
        assertThat(fit("--censored", "z=0").errorOutput()).contains("expected a known output, found 'z'");
        assertThat(fit("--group", "bach").errorOutput()).contains("found 'bach'; the nearest is 'batch'");
        assertThat(fit("--group", "y").errorOutput()).contains("found 'y', which is an output");
    }

    @Test
    void theCurveSaysHowManyRows() {
        Cli.Result curve = Cli.launch(
                "data",
                "curve",
                pairs.toString(),
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--goal",
                "y=0.001",
                "--seed",
                "1",
                "--json");
        assertThat(curve.exitCode()).as(curve.errorOutput()).isZero();
        JsonNode json = JsonMapper.shared().readTree(curve.output()).path(0);
        assertThat(json.path("output").asString()).isEqualTo("y");
        assertThat(json.path("points").size()).isGreaterThan(1);
        assertThat(Cli.launch("data", "curve", pairs.toString(), "--inputs", "a,b", "--outputs", "y", "--goal", "u=1")
                        .exitCode())
                .isEqualTo(2);
    }
}
