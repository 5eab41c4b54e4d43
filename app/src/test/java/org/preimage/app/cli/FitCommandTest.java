package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.model.FitOptions;
import org.preimage.model.Method;
import org.preimage.solve.SolveOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FitCommandTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void aFitLeavesAModelAndItsWork() {
        Cli.Result result = bench.fit(bench.write("pairs.csv", Bench.pairs()), "a,b", "y,w");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains("held-out RMSE of y: ", "held-out RMSE of w: ", "surrogate gp (chosen): ")
                .contains("fitted to 40 pairs in ");
        assertThat(result.errorOutput()).contains("fit prior 2/2", "fit network 3/3");
        assertThat(bench.path("model.safetensors")).isNotEmptyFile();
        JsonNode run = JsonMapper.shared().readTree(bench.read("model.fit", "run.json"));
        assertThat(run.path("status").asString()).isEqualTo("done");
        assertThat(run.path("seed").asLong()).isEqualTo(1);
        assertThat(run.path("arguments").size()).isEqualTo(14);
        assertThat(bench.read("model.fit", "config.yaml")).contains("epochs: 2", "seed: 1", "prior: \"cinn\"");
    }

    @Test
    void theMetricsHaveALineForEveryEpochAndSeries() {
        bench.model();
        List<JsonNode> metrics = bench.read("model.fit", "metrics.jsonl")
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        // The prior ran for 2 epochs, three networks for 3 each, each with a training loss and one score.
        assertThat(metrics).hasSize(2 * (2 + 3 * 3));
        assertThat(metrics.stream().map(line -> line.path("fit").asString()).distinct())
                .containsExactly("prior", "network", "network 2", "network 3");
        assertThat(metrics)
                .allSatisfy(line -> assertThat(line.path("value").isNumber()).isTrue());
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        bench.model();
        byte[] first = Files.readAllBytes(bench.path("model.safetensors"));
        assertThat(bench.fit(bench.path("pairs.csv"), "a,b", "y", "--force").exitCode())
                .isZero();
        assertThat(Files.readAllBytes(bench.path("model.safetensors"))).isEqualTo(first);
    }

    @Test
    void machinesReadTheResult() {
        Cli.Result result = bench.fit(bench.write("pairs.csv", Bench.pairs()), "a,b", "y", "--json", "--prior", "inn");
        JsonNode json = JsonMapper.shared().readTree(result.output());
        assertThat(json.path("pairs").asInt()).isEqualTo(40);
        assertThat(json.path("rmse").path("y").asDouble()).isPositive();
        assertThat(json.path("compared").size()).isEqualTo(3);
    }

    /// Every method through the command that a user types, and a solve that follows it.
    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodIsFittedAndSolves(Method method) throws IOException {
        Path pairs = bench.write("pairs.csv", Bench.pairs());
        Path model = bench.path("m.safetensors");
        List<String> fit = new ArrayList<>(List.of("fit", pairs.toString(), "--inputs", "a,b", "--outputs", "y"));
        fit.addAll(List.of("--method", method.word(), "--seed", "1", "-o", model.toString()));
        if (FitOptions.of(method).prior().epochs() > 0) {
            fit.addAll(List.of("--epochs", "1"));
        }
        if (FitOptions.of(method).networks().members() > 0
                && FitOptions.of(method).surrogate().wantsNetworks()) {
            fit.addAll(List.of("--network-epochs", "1"));
        }
        Cli.Result fitted = Cli.launch(fit.toArray(String[]::new));
        assertThat(fitted.exitCode()).as(fitted.errorOutput()).isZero();
        assertThat(bench.read("m.fit", "config.yaml")).contains("method: \"" + method.word() + "\"");
        Path run = bench.path("run");
        Cli.Result solved = Cli.launch(
                "solve",
                model.toString(),
                "--target",
                "y=0.5",
                "-n",
                "7",
                "--candidates",
                "20",
                "--seed",
                "1",
                "-o",
                run.toString());
        assertThat(solved.exitCode()).as(solved.errorOutput()).isIn(0, 5);
        assertThat(Files.readAllLines(run.resolve("designs.csv"))).hasSize(8);
        SolveOptions usual = SolveOptions.of(method, 7);
        assertThat(bench.read("run", "config.yaml"))
                .contains(
                        usual.localizer().name() + ":",
                        "spread: \"" + usual.spreading().name().toLowerCase(Locale.ROOT) + "\"");
    }

    @Test
    void thePaperHasNoNetworks() {
        Path pairs = bench.write("pairs.csv", Bench.pairs());
        Cli.Result refused = bench.fit(pairs, "a,b", "y", "--preset", "paper-crystal");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errorOutput())
                .contains("--network-epochs: expected it with networks to fit, found --surrogate flow");
        Cli.Result fitted = Cli.launch(
                "fit",
                pairs.toString(),
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--preset",
                "paper-crystal",
                "--epochs",
                "1",
                "--seed",
                "1",
                "-o",
                bench.path("paper.safetensors").toString());
        assertThat(fitted.output()).contains("surrogate flow (chosen)");
    }

    /// Table 5 has a rate for the localization, and a model of its settings is solved at it unless told otherwise.
    @Test
    void aModelOfThePapersSettingsIsLocalizedByAdamAtItsRate() {
        Path pairs = bench.write("pairs.csv", Bench.pairs());
        Cli.Result fitted = Cli.launch(
                "fit",
                pairs.toString(),
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--preset",
                "paper-arm",
                "--epochs",
                "1",
                "--seed",
                "1",
                "-o",
                bench.path("paper.safetensors").toString());
        assertThat(fitted.exitCode()).as(fitted.errorOutput()).isZero();
        assertThat(solvedPaper("adam")).contains("adam:", "steps: 1000", "rate: 0.005", "boundary: 0");
        assertThat(solvedPaper("own", "--localizer", "gauss-newton")).contains("gauss-newton:");
    }

    private String solvedPaper(String run, String... options) {
        List<String> solve =
                new ArrayList<>(List.of("solve", bench.path("paper.safetensors").toString()));
        solve.addAll(List.of("--target", "y=0.5", "-n", "3", "--candidates", "6", "--spread", "drawn", "--seed", "1"));
        solve.addAll(List.of(options));
        solve.addAll(List.of("-o", bench.path(run).toString()));
        Cli.Result solved = Cli.launch(solve.toArray(String[]::new));
        assertThat(solved.exitCode()).as(solved.errorOutput()).isIn(0, 5);
        return bench.read(run, "config.yaml");
    }

    @Test
    void aDrawnSeedIsTold() {
        Path pairs = bench.write("pairs.csv", Bench.pairs());
        Cli.Result result = Cli.launch(
                "fit",
                pairs.toString(),
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--epochs",
                "1",
                "--network-epochs",
                "1",
                "-o",
                bench.path("m.safetensors").toString());
        JsonNode run = JsonMapper.shared().readTree(bench.read("m.fit", "run.json"));
        assertThat(result.errorOutput())
                .contains("preimage: the seed is " + run.path("seed").asLong() + "\n");
    }

    /// Tables with something odd about them that can be used all the same, and what is said of it.
    static Stream<Arguments> odd() {
        String pairs = Bench.pairs();
        return Stream.of(
                Arguments.of(pairs.replace("\n", "\r\n"), StandardCharsets.UTF_8, ""),
                Arguments.of("\uFEFF" + pairs, StandardCharsets.UTF_8, "the byte order mark at the start"),
                Arguments.of(pairs.replace(',', ';'), StandardCharsets.UTF_8, "separated by semicolons"),
                Arguments.of(
                        pairs + "0.1,NaN,1,1\n0.1,0.2,oops,1\n0.1,0.2,inf,1\n",
                        StandardCharsets.UTF_8,
                        "3 of 43 rows dropped: "));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddTableIsReadAndTheOddityTold(String text, Charset charset, String note) {
        Cli.Result result = bench.fit(bench.write("odd.csv", text, charset), "a,b", "y");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.errorOutput()).contains(note);
        assertThat(result.output()).contains("fitted to 40 pairs");
    }

    @Test
    void aConstantInputStaysFixed() {
        String text = Bench.pairs().replace("\n", ",7\n").replace("w,7\n", "w,c\n");
        Cli.Result result = bench.fit(bench.write("constant.csv", text), "a,b,c", "y");
        assertThat(result.exitCode()).isZero();
        assertThat(result.errorOutput()).contains("the input 'c' is 7.0 in every row and stays fixed at that");
        bench.solve(bench.path("model.safetensors"), "--target", "y=1", "--within", "100");
        assertThat(bench.column("c", "run", "designs.csv")).hasSize(5).containsOnly(7.0);
        Cli.Result moved = bench.solveInto(
                bench.path("moved"), bench.path("model.safetensors"), "--target", "y=1", "--fix", "c=8");
        assertThat(moved.exitCode()).isEqualTo(2);
        assertThat(moved.errorOutput()).contains("expected bounds that hold 7.0 for the input 'c'");
    }

    /// Tables that are refused, and the sentence after the name of the file.
    static Stream<Arguments> refused() {
        String pairs = Bench.pairs();
        return Stream.of(
                Arguments.of("", "expected a header line with the names of the columns, found an empty file"),
                Arguments.of("a,b,y\n", "expected rows below the header, found none"),
                Arguments.of("a,b,y\n1,2,3\n", "expected at least 20 usable rows, found 1"),
                Arguments.of("a,b,Y\n1,2,3\n", "header: expected a column of the file, found 'y'; the nearest is 'Y'"),
                Arguments.of(
                        "a,b,y,a\n1,2,3,4\n",
                        "header: expected every name once, found 'a' as column 1 and as column 4"),
                Arguments.of(
                        Bench.table("a,b,y", 40, i -> i + "," + i * i + ",3.5"),
                        "expected an output that varies, found 'y' = 3.5 in every row; no inverse exists"),
                Arguments.of(
                        Bench.table("a,b,y", 40, i -> i % 3 + "," + i % 2 + "," + i % 6),
                        "Fit: expected at least 20 different pairs, found 6"),
                Arguments.of(
                        Bench.table("a,b,y", 40, i -> "1,2," + i),
                        "Fit: expected an input that varies, found only constant ones"),
                Arguments.of(
                        pairs.replace(',', ';').replace('.', ','),
                        "column a, row 2: '0,000000' looks like a decimal comma; write 0.000000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTableThatCannotBeUsedIsRefused(String text, String sentence) {
        Path file = bench.write("bad.csv", text);
        Cli.Result result = bench.fit(file, "a,b", "y");
        assertThat(result.exitCode()).as(result.errorOutput()).isEqualTo(3);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).contains("preimage: " + file + ": " + sentence);
        assertThat(bench.path("model.safetensors")).doesNotExist();
    }

    @Test
    void aTableInUtf16IsRefused() {
        Cli.Result result = bench.fit(bench.write("utf16.csv", Bench.pairs(), StandardCharsets.UTF_16), "a,b", "y");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains("UTF-16");
    }

    @Test
    void aMissingTableIsRefused() {
        Cli.Result result = bench.fit(bench.path("none.csv"), "a,b", "y");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput())
                .isEqualTo("preimage: " + bench.path("none.csv") + ": expected a file, found nothing of this name\n");
        assertThat(bench.path("model.fit")).doesNotExist();
    }

    @Test
    void strictReadingRefusesWhatIsDroppedOtherwise() {
        Path file = bench.write("text.csv", Bench.pairs() + "0.1,oops,1,1\n");
        Cli.Result result = bench.fit(file, "a,b", "y", "--strict");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains("expected only usable rows", "1 of 41 rows", "'oops'");
    }

    /// Roles of columns that cannot be, and the sentence.
    static Stream<Arguments> roles() {
        return Stream.of(
                Arguments.of("a,y", "y", "found 'y' twice"),
                Arguments.of("a,a", "y", "found 'a' twice"),
                Arguments.of("a,id", "y", "found 'id', which is reserved"),
                Arguments.of("a,y_sd", "y", "found 'y_sd', which is reserved"));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyColumnHasOneRoleAndANameOfItsOwn(String inputs, String outputs, String sentence) {
        Cli.Result result = bench.fit(bench.write("pairs.csv", Bench.pairs()), inputs, outputs);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(sentence);
    }

    @Test
    void nothingIsOverwrittenSilently() {
        bench.model();
        Cli.Result result = bench.fit(bench.path("pairs.csv"), "a,b", "y");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("model.safetensors: expected a name that is free", "--force");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeTheFit() {
        Path below = bench.write("pairs.csv", Bench.pairs()).resolve("m.safetensors");
        Cli.Result result = Cli.launch(
                "fit",
                bench.path("pairs.csv").toString(),
                "--inputs",
                "a,b",
                "--outputs",
                "y",
                "--seed",
                "1",
                "-o",
                below.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errorOutput()).contains("m.fit: expected a place where a folder can be made, found ");
    }

    @Test
    void unknownChoicesAreRefusedWithTheNearest() {
        Path pairs = bench.write("pairs.csv", Bench.pairs());
        assertThat(bench.fit(pairs, "a,b", "y", "--preset", "papr-arm").errorOutput())
                .contains("the nearest is 'paper-arm'");
        assertThat(bench.fit(pairs, "a,b", "y", "--prior", "gan").exitCode()).isEqualTo(2);
        assertThat(bench.fit(pairs, "a,b", "y", "--prior", "cinn", "--method", "mdn")
                        .errorOutput())
                .contains("--prior: expected it with --method ipage");
        assertThat(bench.fit(pairs, "a,b", "y", "--method", "neural-adjiont").errorOutput())
                .contains("the nearest is 'neural-adjoint'");
        assertThat(bench.fit(pairs, "a,b", "y", "--surrogate", "ensembel").errorOutput())
                .contains("--surrogate': expected a known surrogate, found 'ensembel'; the nearest is 'ensemble'\n");
        assertThat(bench.fit(pairs, "a,b", "y", "--threads", "0").exitCode()).isEqualTo(2);
        assertThat(bench.fit(pairs, "a,b", "y", "--strickt").errorOutput()).contains("--strickt", "--strict");
    }
}
