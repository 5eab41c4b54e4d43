package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;

class CampaignCommandTest {
    private static final String SINEWAVE = """
            schema: 1
            seed: 1
            campaign:
              simulator: sinewave
              targets: {y: {value: 1.5, within: 0.05}}
              designs: 6
              budget: 60
            """;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void setFolder() {
        folder = temporary.resolve("goal.campaign");
    }

    private Cli.Result run(String goal, String... more) throws IOException {
        Path file = temporary.resolve("goal.yaml");
        Files.writeString(file, goal);
        List<String> arguments = new ArrayList<>(List.of("campaign", "run", file.toString(), "--threads", "1"));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    private Cli.Result campaign(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("campaign", command, folder.toString()));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    private List<List<String>> table() throws IOException {
        return Files.readAllLines(folder.resolve("runs.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    @Test
    void findsDesignsFromNothingThatTheTrueFunctionConfirms() throws IOException {
        Cli.Result ended = run(SINEWAVE);
        assertThat(ended.exitCode()).as(ended.errorOutput()).isZero();
        assertThat(ended.output()).startsWith("found: ");
        Problem problem = Problems.named("sinewave");
        List<double[]> hits = new ArrayList<>();
        List<List<String>> rows = table();
        List<String> header = rows.getFirst();
        for (List<String> row : rows.subList(1, rows.size())) {
            double[] x = {
                Double.parseDouble(row.get(header.indexOf("x1"))), Double.parseDouble(row.get(header.indexOf("x2")))
            };
            double y = problem.evaluate(x)[0];
            assertThat(Double.parseDouble(row.get(header.indexOf("y")))).isEqualTo(y);
            if (row.get(header.indexOf("status")).equals("hit")) {
                assertThat(y).isBetween(1.45, 1.55);
                // The box is 2 wide.
                assertThat(hits).allMatch(other -> Math.hypot(other[0] - x[0], other[1] - x[1]) >= 0.04);
                hits.add(x);
            }
        }
        assertThat(hits.size()).isGreaterThanOrEqualTo(6);
        assertThat(rows).hasSizeLessThanOrEqualTo(61);
        assertThat(campaign("status").output())
                .isEqualTo(ended.output().lines().findFirst().orElseThrow() + "\n");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Campaign for y = 1.5 ± 0.05");
    }

    @Test
    void aCampaignThatWasInterruptedEndsTheSame() throws IOException {
        run(SINEWAVE);
        List<String> whole = Files.readAllLines(folder.resolve("runs.csv"));
        String page = Files.readString(folder.resolve("report.html"));
        folder = temporary.resolve("second.campaign");
        AtomicInteger looks = new AtomicInteger();
        int interrupted = 0;
        List<String> begin = List.of(
                "campaign",
                "run",
                temporary.resolve("goal.yaml").toString(),
                "-o",
                folder.toString(),
                "--threads",
                "2");
        Cli.Result last = Cli.launch(() -> looks.incrementAndGet() > 20, begin.toArray(String[]::new));
        for (int i = 0; last.exitCode() == 130; i++) {
            interrupted++;
            int more = 20 + 37 * i;
            looks.set(0);
            last = Cli.launch(() -> looks.incrementAndGet() > more, "campaign", "resume", folder.toString());
        }
        assertThat(last.exitCode()).as(last.errorOutput()).isZero();
        assertThat(interrupted).isPositive();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).isEqualTo(whole);
        assertThat(folder.resolve("report.html")).hasContent(page);
    }

    @Test
    void theSecondProcessIsRefused() throws IOException {
        run(SINEWAVE);
        try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Cli.Result second = campaign("resume");
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.errorOutput())
                    .contains("goal.campaign: another process is at work on this campaign")
                    .hasLineCount(1);
            assertThat(campaign("status").exitCode()).isZero();
        }
    }

    @Test
    void aCampaignIsNotBegunOverAnotherOne() throws IOException {
        run(SINEWAVE);
        Cli.Result again = run(SINEWAVE);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.errorOutput()).contains("goal.campaign' goes on with it");
    }

    @Test
    void aBudgetThatIsSpentEndsWithFive() throws IOException {
        Cli.Result ended = run(SINEWAVE.replace("budget: 60", "budget: 14"));
        assertThat(ended.exitCode()).isEqualTo(5);
        assertThat(ended.output()).startsWith("spent: ").contains("in 14 of 14 runs");
        assertThat(table()).hasSize(15);
        Cli.Result again = campaign("resume");
        assertThat(again.exitCode()).isEqualTo(5);
        assertThat(table()).hasSize(15);
    }

    @Test
    void whatIsAskedForAndToldGoesAsWhatIsRun() throws IOException {
        run(SINEWAVE);
        List<String> whole = Files.readAllLines(folder.resolve("runs.csv"));
        folder = temporary.resolve("told.campaign");
        Cli.Result begun = run(
                SINEWAVE.replace(
                        "  simulator: sinewave\n",
                        "  inputs: {x1: {from: -1, to: 1}, x2: {from: -1, to: 1}}\n  outputs: [y]\n"),
                "-o",
                folder.toString());
        assertThat(begun.exitCode()).as(begun.errorOutput()).isZero();
        assertThat(begun.errorOutput()).contains("no simulator is named");
        Path designs = temporary.resolve("designs.csv");
        Path results = temporary.resolve("results.csv");
        String state = "";
        for (int i = 0; i < 60 && !state.contains("found"); i++) {
            Files.deleteIfExists(designs);
            assertThat(campaign("ask", "-o", designs.toString()).exitCode()).isZero();
            Files.writeString(results, "id,y\n");
            List<String> rows = Files.readAllLines(designs);
            // In another order than they were asked for, and all but the first of them twice.
            for (String row : rows.subList(1, rows.size()).reversed()) {
                tell(row, results);
            }
            for (String row : rows.subList(2, rows.size())) {
                tell(row, results);
            }
            Cli.Result told = campaign("tell", results.toString());
            assertThat(told.exitCode()).as(told.errorOutput()).isZero();
            state = told.output();
        }
        assertThat(campaign("ask", "-o", designs.toString()).exitCode()).isZero();
        assertThat(Files.readAllLines(designs)).as("nothing is asked anymore").containsExactly("id,x1,x2");
        assertThat(campaign("export").exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).isEqualTo(whole);
    }

    private static void tell(String design, Path results) throws IOException {
        String[] cells = design.split(",");
        double y = Problems.named("sinewave")
                .evaluate(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])})[0];
        Files.writeString(results, cells[0] + "," + y + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void aResultThatContradictsOneBeforeIsRefused() throws IOException {
        run(SINEWAVE);
        Path results = temporary.resolve("results.csv");
        Files.writeString(results, "id,y\n1,100\n");
        Cli.Result told = campaign("tell", results.toString());
        assertThat(told.exitCode()).isEqualTo(3);
        assertThat(told.errorOutput()).contains("row 2: expected the result of design 1 that was told before");
    }

    @Test
    void aFileThatIsNoCampaignIsRefused() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("campaign.db"), "not a database at all, but long enough to be read as one");
        Cli.Result status = campaign("status");
        assertThat(status.exitCode()).isEqualTo(4);
        assertThat(status.errorOutput()).hasLineCount(1).contains("campaign.db: expected the file of a campaign");
    }

    @Test
    void goalsThatCannotBeAreRefused() throws IOException {
        assertThat(run(SINEWAVE.replace("within: 0.05", "weight: 2")).errorOutput())
                .contains("campaign.targets.y: expected a tolerance");
        assertThat(run(SINEWAVE.replace("{y:", "{z:")).errorOutput())
                .contains("campaign.targets: expected a known output, found 'z'");
        assertThat(run(SINEWAVE.replace("simulator: sinewave", "inputs: {a: {from: 1}}\n  outputs: [y]"))
                        .errorOutput())
                .contains("expected from and to, or a value, or levels");
        assertThat(run(SINEWAVE.replace("simulator: sinewave", "inputs: {id: {from: 0, to: 1}}\n  outputs: [y]"))
                        .errorOutput())
                .contains("found 'id', which the table of runs needs");
        assertThat(folder).doesNotExist();
    }
}
