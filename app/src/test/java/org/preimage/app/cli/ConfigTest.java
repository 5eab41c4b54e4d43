package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.JsonSchema;
import org.preimage.app.schema.RunConfig;

/// `--config`, through the program's entry.
class ConfigTest {
    /// Options that a file has no key for: they are about what is printed or replaced now, and not about the
    /// run.
    private static final Set<String> OF_THE_MOMENT = Set.of(
            "--config",
            "--checkpoint-every",
            "--fresh",
            "--force",
            "--json",
            "--debug",
            "--help",
            "-h",
            "--version",
            "-V",
            "-n",
            "-o");

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

    private Cli.Result run(String command, String yaml, String... more) {
        Path file = bench.write("run.yaml", yaml);
        List<String> arguments = new ArrayList<>(List.of(command, "--config", file.toString()));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    private String solveFile() {
        return "schema: 1\nseed: 2\nthreads: 1\nmodel: '" + model + "'\nsolve:\n  output: '" + bench.path("run")
                + "'\n  targets:\n    y: {value: 1, within: 9}\n  fixed: {a: 0.25}\n  bounds: {b: [0.5, 0.75]}\n"
                + "  designs: 5\n  candidates: 20\n  latent: lhs\n  localizer: {adam: {steps: 20, boundary: 0.5}}\n";
    }

    private void assertSame(String one, String two, String... files) throws IOException {
        for (String file : files) {
            assertThat(Files.mismatch(
                            bench.path(one).resolve(file), bench.path(two).resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void aFileSaysWhatTheCommandLineWould() throws IOException {
        Cli.Result told = run("solve", solveFile());
        assertThat(told.exitCode()).as(told.errorOutput()).isZero();
        bench.solveInto(
                bench.path("flags"),
                model,
                "--target",
                "y=1",
                "--within",
                "9",
                "--fix",
                "a=0.25",
                "--bounds",
                "b=0.5:0.75",
                "--latent",
                "lhs",
                "--localizer",
                "adam",
                "--boundary-loss",
                "0.5");
        assertThat(bench.read("flags", "config.yaml").replace("steps: 300", "steps: 20"))
                .isEqualTo(bench.read("run", "config.yaml"));
        Cli.Result again = run("solve", solveFile().replace("steps: 20, ", ""), "-o", name("again"));
        assertThat(again.exitCode()).isZero();
        assertSame("again", "flags", "designs.csv", "config.yaml");
    }

    @Test
    void theKeptFileSolvesTheSame() throws IOException {
        run("solve", solveFile());
        String kept = bench.path("run").resolve("config.yaml").toString();
        Cli.Result again = Cli.launch("solve", "--config", kept, "-o", name("again"), "--threads", "2");
        assertThat(again.exitCode()).as(again.errorOutput()).isZero();
        assertSame("run", "again", "designs.csv", "config.yaml");
        assertThat(bench.column("a", "again", "designs.csv")).containsOnly(0.25);
    }

    @Test
    void theKeptFileOfDefaultsSolvesTheSame() throws IOException {
        bench.solve(model, "--target", "y=1", "-n", "3");
        String kept = bench.path("run").resolve("config.yaml").toString();
        Cli.Result again = Cli.launch("solve", "--config", kept, "-o", name("again"));
        assertThat(again.exitCode()).as(again.errorOutput()).isIn(0, 5);
        assertSame("run", "again", "designs.csv", "config.yaml");
        assertThat(bench.read("run", "config.yaml")).contains("candidates: 1000", "latent: \"maximin\"", "steps: 40");
    }

    @Test
    void theKeptFileOfAFitFitsTheSame() throws IOException {
        bench.write("pairs.csv", Bench.pairs());
        Cli.Result fitted = run(
                "fit",
                "schema: 1\nseed: 1\nmodel: '" + name("m.safetensors") + "'\nfit:\n  pairs: '" + name("pairs.csv")
                        + "'\n  inputs: [a, b]\n  outputs: [y]\n  epochs: 2\n  network-epochs: 3\n"
                        + "  held: {validation: 0.2, test: 0.2}\n");
        assertThat(fitted.exitCode()).as(fitted.errorOutput()).isZero();
        String kept = bench.path("m.fit").resolve("config.yaml").toString();
        Cli.Result again = Cli.launch("fit", "--config", kept, "-o", name("again.safetensors"));
        assertThat(again.exitCode()).as(again.errorOutput()).isZero();
        assertSame("m.safetensors", "again.safetensors", "");
        assertThat(Files.mismatch(bench.path("m.safetensors"), model)).isNotEqualTo(-1);
    }

    @Test
    void flagsWin() {
        Cli.Result result = run(
                "solve",
                solveFile().replace("seed: 2", "seed: 2\nmodel: none").replaceFirst("(?m)^model: '.*\n", ""),
                model.toString(),
                "--target",
                "y=0.75",
                "--fix",
                "b=0.5",
                "--bounds",
                "a=0:1",
                "-n",
                "4",
                "--candidates",
                "16",
                "--latent",
                "sobol",
                "--localizer",
                "gauss-newton",
                "--seed",
                "77",
                "-o",
                name("flagged"));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        RunConfig config = ConfigFile.read(bench.path("flagged").resolve("config.yaml"));
        assertThat(config.seed()).isEqualTo(77);
        assertThat(config.model()).isEqualTo(model.toString());
        assertThat(config.solve()).isNotNull();
        assertThat(config.solve().targets().get("y").value()).isEqualTo(0.75);
        assertThat(config.solve().targets().get("y").within()).isEqualTo(9);
        assertThat(config.solve().fixed()).containsOnlyKeys("b");
        assertThat(config.solve().bounds()).containsOnlyKeys("a");
        assertThat(config.solve().designs()).isEqualTo(4);
        assertThat(config.solve().candidates()).isEqualTo(16);
        assertThat(config.solve().latent()).isEqualTo("sobol");
        assertThat(config.solve().localizer().adam()).isNull();
        assertThat(bench.path("run")).doesNotExist();
    }

    @Test
    void aToleranceForAllOnTheCommandLineSetsThoseOfTheFileAside() {
        run("solve", solveFile(), "--within", "7");
        assertThat(bench.read("run", "config.yaml")).contains("within: 7.0").doesNotContain("within: 9.0");
    }

    @Test
    void aPresetOnTheCommandLineSetsThePriorOfTheFileAside() {
        bench.write("pairs.csv", Bench.pairs());
        String file = "schema: 1\nseed: 1\nmodel: '" + name("m.safetensors") + "'\nfit:\n  pairs: '" + name("pairs.csv")
                + "'\n  inputs: [a, b]\n  outputs: [y]\n  epochs: 1\n  prior: cinn\n";
        Cli.Result both = run("fit", file + "  method: mdn\n");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.errorOutput()).contains("--prior: expected it with --method ipage");
        Cli.Result result = run("fit", file, "--preset", "paper-crystal");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(bench.read("m.fit", "config.yaml"))
                .contains("prior: \"inn\"", "preset: \"paper-crystal\"", "epochs: 1")
                .doesNotContain("network-epochs");
    }

    @Test
    void whatNeitherSaysIsMissing() {
        assertThat(run("solve", "schema: 1\n").errorOutput())
                .isEqualTo("preimage: expected MODEL.safetensors on the command line or 'model' in the file,"
                        + " found neither\n");
        Cli.Result fit = run("fit", "schema: 1\nmodel: m\nfit: {pairs: p, inputs: [a]}\n");
        assertThat(fit.exitCode()).isEqualTo(2);
        assertThat(fit.errorOutput())
                .isEqualTo("preimage: expected --outputs on the command line or 'fit.outputs' in the file,"
                        + " found neither\n");
        assertThat(Cli.launch("solve", "m.safetensors").errorOutput()).contains("Missing required option");
    }

    /// A question that no model of the pairs could answer is refused before the fit.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "targets: {y: {value: 1}}, constraints: [a + b >= 9]| found a + b >= 9 against a <= 1.0 and b <= 1.0",
                "targets: {z: {value: 1}}| --target: expected a known output, found 'z'; the nearest is 'y'",
                "minimize: y, near: {a: 1}| expected at most one of --minimize, --maximize and --near, found 2",
                "targets: {y: {from: 2, to: 1}}| expected a range from a smaller to a larger number, found 2.0 to 1.0",
                "targets: {y: {within: 1}}| expected a value, or a range with from or to or both, found neither"
            })
    void contradictoryQuestionsAreRefusedBeforeTheFit(String solve, String sentence) {
        bench.write("pairs.csv", Bench.pairs());
        Cli.Result fit = run(
                "fit",
                "schema: 1\nmodel: " + name("new.safetensors") + "\nfit: {pairs: " + name("pairs.csv")
                        + ", inputs: [a, b], outputs: [y]}\nsolve: {" + solve + "}\n");
        assertThat(fit.exitCode()).isEqualTo(2);
        assertThat(fit.errorOutput()).contains(sentence);
        assertThat(bench.path("new.safetensors")).doesNotExist();
        assertThat(bench.path("new.fit")).doesNotExist();
    }

    @Test
    void everyOptionHasAKey() {
        String schema = JsonSchema.text();
        Set<String> options = new HashSet<>(Commands.options().get("fit"));
        options.addAll(Commands.options().get("solve"));
        options.removeAll(OF_THE_MOMENT);
        assertThat(options)
                .hasSizeGreaterThan(15)
                .allSatisfy(option -> assertThat(schema).contains("\"" + key(option) + "\""));
    }

    private static String key(String option) {
        return switch (option) {
            case "--target" -> "targets";
            case "--fix" -> "fixed";
            case "--constraint" -> "constraints";
            case "--symmetry" -> "symmetries";
            case "--boundary-loss" -> "boundary";
            case "--polish-until" -> "until";
            default -> option.substring(2);
        };
    }

    @Test
    void theSchemaIsPrinted() {
        Cli.Result result = Cli.launch("schema");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo(JsonSchema.text() + "\n");
    }

    /// Files that are refused, and the sentence after the name of the file.
    static Stream<Arguments> refused() {
        String deep = "[".repeat(40) + "]".repeat(40);
        return Stream.of(
                Arguments.of("", "line 1, column 1: expected keys with values, found an empty file"),
                Arguments.of("# nothing\n", "line 1, column 1: expected keys with values, found an empty file"),
                Arguments.of("- a\n", "line 1, column 1: expected keys with values, found a list"),
                Arguments.of("model: m\n", "line 1, column 1: expected the key 'schema', found none; add 'schema: 1'"),
                Arguments.of(
                        "schema: 2\nx: y\n",
                        "line 1, column 9: written for a newer Preimage (schema 2); this one" + " reads 1"),
                Arguments.of("schema: '1'\n", "line 1, column 9: schema: expected a whole number, found the text '1'"),
                Arguments.of(
                        "schema: 1\nsead: 3\n",
                        "line 2, column 1: expected a known key, found 'sead'; the nearest is 'seed'"),
                Arguments.of(
                        "schema: 1\nsolve:\n  target: {}\n",
                        "line 3, column 3: solve: expected a known key, found 'target'; the nearest is 'targets'"),
                Arguments.of(
                        "schema: 1\nsolve: {targets: {y: {valu: 3}}}\n",
                        "line 2, column 23: solve.targets.y: expected a known key, found 'valu'; the nearest is"
                                + " 'value'"),
                Arguments.of(
                        "schema: 1\nseed: soon\n",
                        "line 2, column 7: seed: expected a whole number, found the text 'soon'"),
                Arguments.of(
                        "schema: 1\nseed: 9223372036854775808\n",
                        "line 2, column 7: seed: expected a whole number up to 9223372036854775807, found the number"
                                + " 9223372036854775808"),
                Arguments.of(
                        "schema: 1\nthreads: 0\n",
                        "line 2, column 10: threads: expected a number from 1, found the number 0"),
                Arguments.of("schema: 1\nfit:\n", "line 2, column 5: fit: expected keys with values, found nothing"),
                Arguments.of(
                        "schema: 1\nfit: {inputs: a}\n",
                        "line 2, column 15: fit.inputs: expected a list, found the text 'a'"),
                Arguments.of(
                        "schema: 1\nfit: {inputs: [a, 2]}\n",
                        "line 2, column 19: fit.inputs[1]: expected text, found the number 2; put it in quotes if it"
                                + " is meant as text"),
                Arguments.of(
                        "schema: 1\nfit: {strict: 1}\n",
                        "line 2, column 15: fit.strict: expected true or false, found the number 1"),
                Arguments.of(
                        "schema: 1\nfit: {prior: gan}\n",
                        "line 2, column 14: fit.prior: expected one of inn, inn-ml, cinn, cvae, mdn, uniform, rows, found 'gan'; the nearest is 'inn'"),
                Arguments.of(
                        "schema: 1\nfit: {held: {validation: 0.1}}\n",
                        "line 2, column 13: fit.held: expected the key 'test', found none"),
                Arguments.of(
                        "schema: 1\nfit: {held: {validation: 0.5, test: 0.5}}\n",
                        "line 2, column 13: fit.held: expected shares that are together below 1, found 0.5 and 0.5"),
                Arguments.of(
                        "schema: 1\nsolve: {within: .nan}\n",
                        "line 2, column 17: solve.within: expected a finite number such as 1.5, found the number .nan"),
                Arguments.of(
                        "schema: 1\nsolve: {within: .inf}\n",
                        "line 2, column 17: solve.within: expected a finite number such as 1.5, found the number .inf"),
                Arguments.of(
                        "schema: 1\nsolve: {within: 1e400}\n",
                        "line 2, column 17: solve.within: expected a finite number such as 1.5, found the number"
                                + " 1e400"),
                Arguments.of(
                        "schema: 1\nsolve: {within: -.inf}\n",
                        "line 2, column 17: solve.within: expected a finite number such as 1.5, found the number"
                                + " -.inf"),
                Arguments.of(
                        "schema: 1\nsolve: {within: 0}\n",
                        "line 2, column 17: solve.within: expected a number above 0, found the number 0"),
                Arguments.of(
                        "schema: 1\nsolve: {bounds: {a: [1]}}\n",
                        "line 2, column 21: solve.bounds.a: expected a list of 2 items, found 1"),
                Arguments.of(
                        "schema: 1\nsolve: {bounds: {a: [2, 1]}}\n",
                        "line 2, column 8: solve: expected bounds of 'a' from a low to a high number, found"
                                + " [2.0, 1.0]"),
                Arguments.of(
                        "schema: 1\nsolve: {bounds: {a: [1, 2]}, fixed: {a: 1}}\n",
                        "line 2, column 8: solve: expected 'a' under fixed or under bounds, found it under both"),
                Arguments.of(
                        "schema: 1\nsolve: {localizer: {}}\n",
                        "line 2, column 20: solve.localizer: expected one localizer, gauss-newton, adam or none, found 0 of them"),
                Arguments.of(
                        "schema: 1\nsolve: {localizer: adam}\n",
                        "line 2, column 20: solve.localizer: expected keys with values, found the text 'adam'"),
                Arguments.of(
                        "schema: 1\nseed: 1\nseed: 2\n",
                        "line 3, column 1: expected every key once, found 'seed' again"),
                Arguments.of(
                        "schema: 1\n---\nschema: 1\n",
                        "line 3, column 1: expected one document, found the start of a second one"),
                Arguments.of(
                        "schema: 1\nfit: &a {inputs: [x]}\n",
                        "line 2, column 6: expected a value that stands for itself, found an anchor, '&a'"),
                Arguments.of(
                        "schema: 1\nfit: *a\n",
                        "line 2, column 6: expected a value that stands for itself, found an alias, '*a'"),
                Arguments.of(
                        "schema: 1\nmodel: !file m\n",
                        "line 2, column 8: expected a value that stands for itself, found a tag, '!file'"),
                Arguments.of(
                        "schema: 1\nfit: " + deep,
                        "line 2, column 21: expected at most 16 levels of nesting," + " found more"),
                Arguments.of(
                        "schema: 1\nfit: {inputs: [" + "a,".repeat(100_000) + "a]}",
                        "line 2, column 200008: expected at most 100000 values, found more"),
                Arguments.of("schema: 1 # " + "x".repeat(1 << 20), "expected at most 1048576 bytes, found more"),
                Arguments.of(
                        "schema: 1\nseed: [1\n",
                        "line 3, column 1: expected YAML, found a fault: expected ',' or"
                                + " ']', but got <stream end>"),
                Arguments.of(
                        "schema: 1\n\tseed: 1\n",
                        "line 2, column 1: expected YAML, found a fault: found character"
                                + " '\\t(TAB)' that cannot start any token"),
                Arguments.of(
                        "schema: 1\n? [a]\n: 1\n",
                        "line 2, column 4: expected YAML, found a fault: Expected a"
                                + " property name (Scalar value in YAML), got this instead: +SEQ []"),
                Arguments.of(
                        "schema: 1\nmodel: a\u0000b\n",
                        "line 2, column 9: expected text, found the control character \\u0000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aBadFileIsRefusedBeforeAnythingIsWritten(String yaml, String sentence) {
        Cli.Result result = run("solve", yaml, model.toString(), "--target", "y=1", "-o", name("run"));
        assertThat(result.errorOutput()).isEqualTo("preimage: " + bench.path("run.yaml") + ": " + sentence + "\n");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(bench.path("run")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        assertThat(config(bench.path("none.yaml")))
                .endsWith("expected a configuration file, found nothing of this name\n");
        assertThat(config(folder)).endsWith(": expected a configuration file, found a folder\n");
        Path latin = Files.write(bench.path("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9, '\n'});
        assertThat(config(latin)).endsWith("expected UTF-8, found bytes that are not; save it as UTF-8\n");
        Path json = bench.write("run.json", "{\"schema\": 1, \"seed\": 1, \"seed\": 2}");
        assertThat(config(json)).endsWith("line 1, column 26: expected every key once, found 'seed' again\n");
        assertThat(config(bench.write("run.json", "{\"schema\": 1,}")))
                .contains("run.json: line 1, column 14: expected JSON, found a fault: ");
        assertThat(config(bench.write("run.json", "{\"schema\": 1} {}")))
                .endsWith("expected one document, found the start of a second one\n");
    }

    private String config(Path file) {
        Cli.Result result = Cli.launch("fit", "--config", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput().lines()).hasSize(1);
        return result.errorOutput();
    }

    private String name(String file) {
        return bench.path(file).toString();
    }
}
