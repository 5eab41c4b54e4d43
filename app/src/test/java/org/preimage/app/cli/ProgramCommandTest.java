package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program of the user as the true operator of `verify`, `solve` and `--polish`.
@DisabledOnOs(OS.WINDOWS)
final class ProgramCommandTest {
    /// The function that the pairs of [Bench] are made from.
    private static final String TRUTH =
            "awk -v a=\"$1\" -v b=\"$2\" 'BEGIN { printf \"{\\\"y\\\": %.17g}\\n\", a + b * b }'";

    @TempDir
    private Path folder;

    private Bench bench;
    private Path model;

    @BeforeEach
    void fit() {
        bench = new Bench(folder);
        model = bench.model();
    }

    /// A file that describes the program, which counts its calls in a file `calls`.
    private String simulator(String program, String more) throws IOException {
        Path script = bench.write("f.sh", "#!/bin/sh\necho >> " + folder.resolve("calls") + "\n" + program + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bench.write("f.yaml", "schema: 1\nsimulator:\n  command: [./f.sh, '{a}', '{b}']\n" + more.indent(2))
                .toString();
    }

    private int calls() {
        return (int) bench.read("calls").lines().count();
    }

    private Cli.Result solve(String run, String... more) {
        Stream<String> question = Stream.of("--target", "y=1", "--within", "0.5");
        return bench.solveInto(
                folder.resolve(run),
                model,
                Stream.concat(question, Stream.of(more)).toArray(String[]::new));
    }

    private void assertTrue(String run) {
        List<Double> a = bench.column("a", run, "designs.csv");
        List<Double> b = bench.column("b", run, "designs.csv");
        List<Double> y = bench.column("y_simulated", run, "designs.csv");
        assertThat(y).hasSize(5);
        for (int i = 0; i < y.size(); i++) {
            assertThat(y.get(i)).isEqualTo(a.get(i) + b.get(i) * b.get(i), offset(1e-12));
        }
    }

    @Test
    void solveVerifiesWithAProgramAndLeavesNoFolders() throws IOException {
        Cli.Result result = solve("run", "--simulator", simulator(TRUTH, ""));
        assertThat(result.exitCode()).as(result.errorOutput()).isIn(0, 5);
        assertThat(result.output()).contains("re-simulated with " + folder.resolve("f.yaml") + ": ");
        assertTrue("run");
        assertThat(calls()).isEqualTo(5);
        assertThat(folder.resolve("run/simulations")).doesNotExist();
    }

    @Test
    void verifyingLaterAndManyAtOnceIsTheSame() throws IOException {
        String one = simulator(TRUTH, "name: f\nat-once: 1");
        solve("at-once", "--simulator", one, "--polish", "3");
        int polished = calls();
        solve("later");
        String four = simulator(TRUTH, "name: f\nat-once: 4\nkeep: always");
        Cli.Result later =
                Cli.launch("verify", folder.resolve("later").toString(), "--simulator", four, "--polish", "3");
        assertThat(later.exitCode()).as(later.errorOutput()).isIn(0, 5);
        assertThat(bench.read("later", "designs.csv")).isEqualTo(bench.read("at-once", "designs.csv"));
        assertThat(calls()).isEqualTo(2 * polished).isGreaterThan(10);
        assertThat(folder.resolve("later/simulations")).isDirectoryContaining("glob:**/0001-*");
        assertTrue("later");
    }

    /// No run ends before another one has begun.
    @Test
    void severalRunAtTheSameTime() throws IOException {
        String meeting = "touch ../../../here-$$\nuntil test $(ls ../../../here-* | wc -l) -ge 2; do sleep 0.1; done\n";
        Cli.Result result = solve("run", "--simulator", simulator(meeting + TRUTH, "at-once: 2\ntime-limit: 60"));
        assertThat(result.exitCode()).as(result.errorOutput()).isIn(0, 5);
        assertTrue("run");
    }

    @Test
    void theBlockOfARunsFileIsUsedAndKept() throws IOException {
        simulator(TRUTH, "");
        Path config = bench.write(
                "run.yaml",
                "schema: 1\nmodel: " + model
                        + "\nsolve: {targets: {y: {value: 1, within: 0.5}}, designs: 5, candidates:"
                        + " 20}\nsimulator: {command: [./f.sh, '{a}', '{b}']}");
        Cli.Result first = Cli.launch(
                "solve",
                "--config",
                config.toString(),
                "--seed",
                "1",
                "-o",
                folder.resolve("first").toString());
        assertThat(first.output()).as(first.errorOutput()).contains("re-simulated with simulator: ");
        assertTrue("first");
        assertThat(bench.read("first", "config.yaml")).contains("home: \"" + folder + "\"");
        Cli.launch(
                "solve",
                "--config",
                bench.path("first/config.yaml").toString(),
                "-o",
                folder.resolve("again").toString());
        assertThat(bench.read("again", "designs.csv")).isEqualTo(bench.read("first", "designs.csv"));
    }

    @Test
    void aSimulatorThatFailsForAllEndsWithSixAndSaysWhy() throws IOException {
        Cli.Result result = solve("run", "--simulator", simulator("echo 'no license' >&2; exit 7", ""));
        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.errorOutput())
                .contains("f.yaml failed in 5 of 5 runs, in the first (")
                .contains("run/simulations/0001-")
                .contains("the program ended with 7, and its last words on the standard error were 'no license'");
        assertThat(bench.table("run", "designs.csv")).hasSize(6);
        assertThat(folder.resolve("run/simulations")).isDirectoryContaining("glob:**/0005-*");
    }

    @Test
    void aRunThatFailsIsADesignWithoutAValue() throws IOException {
        String program = "case $(wc -l < " + folder.resolve("calls") + ") in *2) exit 1;; esac\n" + TRUTH;
        Cli.Result result = solve("run", "--simulator", simulator(program, ""));
        assertThat(result.exitCode()).isIn(0, 5);
        assertThat(result.output()).contains("; it failed for 1");
        List<List<String>> table = bench.table("run", "designs.csv");
        assertThat(table.get(2).get(table.getFirst().indexOf("y_simulated"))).isEmpty();
        assertThat(table.get(3).get(table.getFirst().indexOf("y_simulated"))).isNotEmpty();
    }

    @Test
    void aSimulatorThatIsNotThereLeavesTheDesignsToBeVerifiedLater() throws IOException {
        String gone = simulator("rm " + folder.resolve("f.sh") + "; exit 1", "");
        Cli.Result result = solve("run", "--simulator", gone);
        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.errorOutput()).contains("expected a program that can be started");
        assertThat(bench.table("run", "designs.csv")).hasSize(6);
        Cli.Result later =
                Cli.launch("verify", folder.resolve("run").toString(), "--simulator", simulator(TRUTH, "at-once: 2"));
        assertThat(later.exitCode()).as(later.errorOutput()).isIn(0, 5);
        assertTrue("run");
    }

    /// The first three runs finish, and the fourth is under way when the command is interrupted.
    @Test
    void anInterruptedVerificationGoesOnWhereItWas() throws IOException {
        solve("run");
        String file =
                simulator("case $(wc -l < " + folder.resolve("calls") + ") in *4) sleep 300;; esac\n" + TRUTH, "");
        Path calls = folder.resolve("calls");
        Cli.Result interrupted = Cli.launch(
                () -> Files.exists(calls) && calls() == 4,
                "verify",
                folder.resolve("run").toString(),
                "--simulator",
                file);
        assertThat(interrupted.exitCode()).isEqualTo(130);
        Cli.Result result = Cli.launch("verify", folder.resolve("run").toString(), "--simulator", file);
        assertThat(result.exitCode()).as(result.errorOutput()).isIn(0, 5);
        assertTrue("run");
        assertThat(calls()).isEqualTo(4 + 2);
    }
}
