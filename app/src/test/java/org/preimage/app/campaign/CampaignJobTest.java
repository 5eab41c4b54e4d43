package org.preimage.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Campaigns on a program that notes down each of its runs.
@DisabledOnOs(OS.WINDOWS)
class CampaignJobTest {
    private static final String GOAL = """
            schema: 1
            seed: 1
            simulator:
              command: [sh, -c, 'echo "$(basename "$PWD")" >> calls.txt && COMMAND']
              at-once: 2
            campaign:
              inputs: {a: {from: 0, to: 1}, b: {from: 0, to: 1}}
              outputs: [y]
              targets: {y: {value: 0.5, within: 0.02}}
              designs: 5
              first: 8
              batch: 4
              budget: 32
            """;

    @TempDir
    private Path temporary;

    private CampaignFolder folder;
    private Path calls;

    @BeforeEach
    void setFolder() {
        folder = new CampaignFolder(temporary.resolve("goal.campaign"));
        calls = temporary.resolve("calls.txt");
    }

    /// `a · b`, by a shell; nothing is known of the program but what it prints.
    private void create(String command) throws IOException {
        Path goal = temporary.resolve("goal.yaml");
        Files.writeString(goal, GOAL.replace("calls.txt", calls.toString()).replace("COMMAND", command));
        Campaign.create(folder, ConfigFile.read(goal), new Seed(1));
    }

    private static final String PRODUCT =
            "awk -v a={a} -v b={b} \"BEGIN { printf \\\"{\\\\\\\"y\\\\\\\": %.17g}\\\", a * b }\"";

    private CampaignJob.Ended goOn() {
        try (Context context = Context.ofThreads(1)) {
            return new CampaignJob(context).goOn(folder);
        }
    }

    private List<Run> runs() {
        try (Campaign campaign = Campaign.look(folder)) {
            return campaign.file().runs();
        }
    }

    @Test
    void aRunThatFinishedAndWasNotRecordedIsTakenFromItsFolder() throws IOException {
        create(PRODUCT);
        Outcome outcome;
        try (Campaign campaign = Campaign.open(folder);
                Context context = Context.ofThreads(1)) {
            campaign.propose(context);
            NamedSimulator simulator = Objects.requireNonNull(campaign.simulator());
            Run third = campaign.file().runs().get(2);
            outcome = simulator.simulator().run(third.proposal().x(), folder.run(3));
        }
        assertThat(calls).content().isEqualTo("000003\n");
        CampaignJob.Ended ended = goOn();
        assertThat(ended.standing().state()).isEqualTo(Standing.State.FOUND);
        assertThat(runs().get(2).outcome()).isEqualTo(outcome);
        assertThat(Files.readAllLines(calls))
                .doesNotHaveDuplicates()
                .hasSize(ended.standing().runs());
    }

    @Test
    void aCampaignWhoseEveryRunFailsEndsAfterABatchAndGoesOnWhenToldTo() throws IOException {
        create("echo no license >&2 && exit 3");
        CampaignJob.Ended ended = goOn();
        assertThat(ended.failing()).isTrue();
        assertThat(ended.standing().runs()).isEqualTo(8);
        assertThat(runs())
                .allSatisfy(run -> assertThat(run.outcome())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.reason()).contains("no license")));
        ended = goOn();
        assertThat(ended.failing()).isTrue();
        assertThat(ended.standing().runs()).isEqualTo(12);
        assertThat(Files.readAllLines(calls)).doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void aStopLetsRunsThatHaveBegunEnd() throws Exception {
        create("sleep 0.3 && " + PRODUCT);
        Thread work = Thread.ofPlatform().start(this::goOn);
        for (int i = 0; i < 500 && !Files.exists(calls); i++) {
            Thread.sleep(20);
        }
        assertThat(folder.requestStop()).isTrue();
        work.join();
        List<Run> runs = runs();
        long done = runs.stream().filter(Run::isDone).count();
        assertThat(done).isBetween(1L, 7L);
        assertThat(runs).allMatch(run -> run.begun() == run.isDone());
        assertThat(Files.readAllLines(calls)).hasSize((int) done);
        assertThat(folder.requestStop()).as("nobody is at work").isFalse();
        assertThat(goOn().standing().state()).isEqualTo(Standing.State.FOUND);
        assertThat(Files.readAllLines(calls)).doesNotHaveDuplicates();
    }

    @Test
    void pairsThatAreKnownTakeThePlaceOfTheFirstDesigns() throws IOException {
        StringBuilder pairs = new StringBuilder("b,a,y\n");
        for (int i = 0; i < 25; i++) {
            double a = 0.05 + 0.1 * (i % 5);
            double b = 0.05 + 0.1 * (i / 5);
            pairs.append(b).append(',').append(a).append(',').append(a * b).append('\n');
        }
        Path table = temporary.resolve("pairs.csv");
        Files.writeString(table, pairs);
        Path goal = temporary.resolve("goal.yaml");
        Files.writeString(
                goal,
                GOAL.replace("calls.txt", calls.toString())
                        .replace("COMMAND", PRODUCT)
                        .replace("  first: 8\n", "  pairs: " + table + "\n"));
        Campaign.create(folder, ConfigFile.read(goal), new Seed(1));
        Files.delete(table); // the campaign has its own copy
        CampaignJob.Ended ended = goOn();
        assertThat(ended.standing().state()).isEqualTo(Standing.State.FOUND);
        assertThat(ended.standing().runs()).isLessThanOrEqualTo(16);
        assertThat(runs().getFirst().proposal().predicted()).hasSize(1);
    }
}
