package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableCommandsTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void everyProblemIsListed() {
        String text = Cli.launch("problem", "list").output();
        JsonNode json = JsonMapper.shared()
                .readTree(Cli.launch("problem", "list", "--json").output());
        assertThat(text.lines()).hasSize(Problems.all().size());
        for (int i = 0; i < json.size(); i++) {
            Problem problem = Problems.all().get(i);
            assertThat(text).contains(problem.name() + " ", problem.description());
            assertThat(json.path(i).path("name").asString()).isEqualTo(problem.name());
            assertThat(json.path(i).path("inputs").size())
                    .isEqualTo(problem.space().inputs().size());
        }
    }

    @Test
    void pairsAreDesignsWithTheirProperties() {
        Cli.Result result = pairs("sinewave", "50");
        assertThat(result.output()).isEqualTo(bench.path("pairs.csv") + ": 50 rows\n");
        List<Double> x1 = bench.column("x1", "pairs.csv");
        List<Double> x2 = bench.column("x2", "pairs.csv");
        List<Double> y = bench.column("y", "pairs.csv");
        assertThat(y).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(y.get(i)).isEqualTo(Math.sin(3 * Math.PI * x1.get(i)) + Math.cos(3 * Math.PI * x2.get(i)));
        }
    }

    @Test
    void unknownProblemsAndImpossibleNumbersAreRefused() {
        Cli.Result unknown = pairs("sinwave", "5");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.errorOutput()).contains("found 'sinwave'; the nearest is 'sinewave'");
        assertThat(pairs("sinewave", "0").exitCode()).isEqualTo(2);
        assertThat(pairs("sinewave", "many").exitCode()).isEqualTo(2);
        assertThat(Cli.launch("problem").exitCode()).isEqualTo(2);
        assertThat(Cli.launch("problem", "pears").errorOutput()).contains("pairs");
        assertThat(bench.path("pairs.csv")).doesNotExist();
    }

    @Test
    void aDesignWithoutAPropertyHasAnEmptyCell() {
        // Thrown straight down from below the ground, a ball lands nowhere.
        bench.write("designs.csv", "x1,x2,x3,x4\n0,1.5,0.7,15\n0,-1e9,0.7,15\n");
        Cli.Result result = Cli.launch(
                "problem",
                "evaluate",
                "ballistics",
                bench.path("designs.csv").toString(),
                "-o",
                bench.path("checked.csv").toString());
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.errorOutput()).contains("there is no value for 1 of 2 designs");
        assertThat(bench.table("checked.csv").get(1).getLast()).isNotEmpty();
        assertThat(bench.table("checked.csv").get(2).getLast()).isEmpty();
    }

    @Test
    void designsThatLackAnInputAreRefused() {
        bench.write("designs.csv", "x1\n0\n");
        Cli.Result result = Cli.launch(
                "problem",
                "evaluate",
                "sinewave",
                bench.path("designs.csv").toString(),
                "-o",
                bench.path("checked.csv").toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains("found 'x2'; the nearest is 'x1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "lhs", "maximin", "sobol"})
    void plansFillTheirBox(String kind) {
        Cli.Result result = sampling(kind, "--bounds", "u1=-5:-3");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(bench.table("plan.csv").getFirst()).containsExactly("u1", "u2");
        assertThat(bench.column("u1", "plan.csv"))
                .hasSize(16)
                .allSatisfy(u -> assertThat(u).isBetween(-5.0, -3.0));
        List<Double> second = bench.column("u2", "plan.csv");
        assertThat(second).allSatisfy(u -> assertThat(u).isBetween(0.0, 1.0));
        if (!kind.equals("random")) { // each sixteenth of the side holds one point
            assertThat(second.stream().map(u -> (int) (16 * u)).distinct()).hasSize(16);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sobbol | u2=0:1 | expected one of random, lhs, maximin, sobol, found 'sobbol'",
                "sobol  | u3=0:1 | --bounds: expected a column, found 'u3'; the nearest is 'u1'",
                "sobol  | u1=1:0 | expected a lower bound that is not above the upper one",
                "sobol  | u1=1,5:2 | --bounds: expected NAME=LOW:HIGH"
            })
    void plansThatCannotBeAreRefused(String kind, String bounds, String sentence) {
        Cli.Result result = sampling(kind, "--bounds", bounds);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(sentence);
        assertThat(bench.path("plan.csv")).doesNotExist();
    }

    /// The optimum of 10 points in the plane is known: 10 in squared cells.
    @Test
    void effortIsForMaximinPlansAndTheDistanceIsTold() {
        Cli.Result result = Cli.launch(
                "sampling",
                "maximin",
                "-n",
                "10",
                "--columns",
                "a,b",
                "--effort",
                "0.1",
                "--seed",
                "1",
                "-o",
                bench.path("plan.csv").toString());
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.errorOutput())
                .contains("the closest two points are 0.3162 apart", "in cells, that distance squared is 10");
        Cli.Result other = sampling("lhs", "--effort", "2", "--force");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errorOutput()).contains("--effort: expected maximin", "found lhs");
        assertThat(sampling("maximin", "--effort", "-1", "--force").errorOutput())
                .contains("expected an effort from 0 to 300000, found -1.0");
    }

    @Test
    void maximinPlansAreComparedWithTheBestKnown() {
        bench.write("best.csv", "dims,points,squared_maximin_distance_integer_grid\n2,5,5\n2,10,9\n3,5,12\n");
        Cli.Result result = compare("2", "5,10", "--reference", name("best.csv"));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output())
                .contains("| 2 | 5 | 5 | 5 | 1 | 5 | 1.000 |", "| equal |")
                .contains("| 2 | 10 | 10 | 10 | 1 | 9 | 1.054 |", "| record |")
                .contains("1 of 2 sizes above the best known; seeds 1 to 2, 150000 moves");
        Cli.Result missing = compare("3", "6", "--reference", name("best.csv"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errorOutput()).contains("expected a row for 3 dimensions and 6 points, found none among 3");
        assertThat(compare("3", "30").output()).contains("best of 50 random", "1 of 1 sizes");
    }

    @Test
    void latentDesignsAreCompared() {
        Cli.Result result = Cli.launch(
                "bench",
                "latent",
                "sinewave",
                "--pairs",
                "100",
                "--epochs",
                "1",
                "-n",
                "10",
                "--repeats",
                "2",
                "--seed",
                "1",
                "--threads",
                "1");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output()).contains("latent of 2 dimensions, 2 solves of 10 designs each");
        for (String latent : List.of("random", "lhs", "maximin", "sobol")) {
            assertThat(result.output()).contains("| candidates | " + latent, "| solutions | " + latent);
        }
    }

    @Test
    void homogenizationIsTimedAndShownOnSeveralMeshes() {
        Cli.Result result = Cli.launch("bench", "architecture", "--sides", "8,16");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output()).contains("| 8 | 2 | ", "| 16 | 0 | ", "| 16 | 0.54568418 |");
        Cli.Result odd = Cli.launch("bench", "architecture", "--sides", "7");
        assertThat(odd.exitCode()).isEqualTo(2);
        assertThat(odd.errorOutput()).contains("expected an even number of pixels, 4 at least, found 7");
    }

    private Cli.Result compare(String dims, String points, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("bench", "sampling", "--dims", dims, "--points", points, "--seeds", "2", "--effort", "0.05"));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    private String name(String file) {
        return bench.path(file).toString();
    }

    @Test
    void theShellLearnsTheCommands() {
        assertThat(Cli.launch("completion").output()).contains("complete -F", "sampling", "--boundary-loss");
    }

    @Test
    void everyCommandHasAnExample() {
        List<String> commands = List.of(
                "fit",
                "solve",
                "verify",
                "predict",
                "problem list",
                "problem pairs",
                "problem evaluate",
                "sampling",
                "bench tasks",
                "bench judge",
                "bench latent",
                "demo",
                "completion");
        for (String command : commands) {
            Cli.Result result = Cli.launch((command + " --help").split(" "));
            assertThat(result.exitCode()).isZero();
            assertThat(result.output()).containsPattern("Examples?:\n").contains("preimage " + command);
        }
    }

    private Cli.Result pairs(String problem, String count) {
        return Cli.launch(
                "problem",
                "pairs",
                problem,
                "-n",
                count,
                "--seed",
                "4",
                "-o",
                bench.path("pairs.csv").toString());
    }

    private Cli.Result sampling(String kind, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("sampling", kind, "-n", "16", "--columns", "u1,u2", "--seed", "5", "-o"));
        arguments.add(bench.path("plan.csv").toString());
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }
}
