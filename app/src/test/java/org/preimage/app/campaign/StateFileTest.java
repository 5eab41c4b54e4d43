package org.preimage.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.service.WorkRefused;
import org.preimage.campaign.Proposal;
import org.preimage.campaign.Proposal.Reason;
import org.preimage.campaign.Proposed;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.trust.HitCount;

class StateFileTest {
    private static final double THIRD = 1.0 / 3;
    private static final Proposed BATCH = new Proposed(
            List.of(
                    new Proposal(
                            new double[] {THIRD, -0.0}, Reason.HIT, 0.1, 0.9, new double[] {2}, new double[] {1e-300}),
                    new Proposal(
                            new double[] {5e-324, 1e308},
                            Reason.FIRST,
                            Double.NaN,
                            Double.NaN,
                            new double[0],
                            new double[0])),
            new HitCount(0.1, 0.3, THIRD));

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void setPath() {
        path = folder.resolve("campaign.db");
    }

    private void create() {
        StateFile.create(path, "the goal", List.of(new double[] {1, THIRD}), List.of(new double[] {Double.NaN, 2}));
    }

    private void execute(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatIsWrittenIsReadToTheLastBit() {
        create();
        try (StateFile file = StateFile.open(path)) {
            file.propose(BATCH);
            file.begin(1);
            file.finish(1, new Simulated(new double[] {THIRD}));
            file.propose(BATCH);
            file.finish(3, new Failed("too late"));
        }
        try (StateFile file = StateFile.open(path)) {
            assertThat(file.goal()).isEqualTo("the goal");
            assertThat(file.pairs("x").getFirst()).containsExactly(1, THIRD);
            assertThat(file.pairs("y").getFirst()).containsExactly(Double.NaN, 2);
            assertThat(file.batches()).containsExactly(new Batch(1, BATCH.expected()), new Batch(2, BATCH.expected()));
            List<Run> runs = file.runs();
            assertThat(runs).extracting(Run::id).containsExactly(1, 2, 3, 4);
            assertThat(runs).extracting(Run::batch).containsExactly(1, 1, 2, 2);
            assertThat(runs).extracting(Run::begun).containsExactly(true, false, false, false);
            assertThat(runs.get(0).outcome()).isEqualTo(new Simulated(new double[] {THIRD}));
            assertThat(runs.get(1).outcome()).isNull();
            assertThat(runs.get(2).outcome()).isEqualTo(new Failed("too late"));
            Proposal first = runs.get(0).proposal();
            assertThat(first.x()).containsExactly(THIRD, -0.0);
            assertThat(first.reason()).isEqualTo(Reason.HIT);
            assertThat(first.deviation()).containsExactly(1e-300);
            assertThat(runs.get(1).proposal().x()).containsExactly(5e-324, 1e308);
            assertThat(runs.get(1).proposal().hit()).isNaN();
        }
    }

    @Test
    void anOutcomeIsRecordedOnce() {
        create();
        try (StateFile file = StateFile.open(path)) {
            file.propose(BATCH);
            file.finish(1, new Failed("first"));
            assertThatIllegalStateException().isThrownBy(() -> file.finish(1, new Simulated(new double[] {1})));
            assertThat(file.runs().getFirst().outcome()).isEqualTo(new Failed("first"));
            file.finish(2, new Failed("the file goes on"));
        }
    }

    @Test
    void everyCommitIsSynced() throws SQLException {
        create();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        assertThatExceptionOfType(WorkRefused.class)
                .isThrownBy(() -> StateFile.open(path))
                .withMessageContaining("found nothing of this name");
        execute(path, "CREATE TABLE run (id INTEGER)");
        assertThatExceptionOfType(WorkRefused.class)
                .isThrownBy(() -> StateFile.open(path))
                .withMessageContaining("expected the file of a campaign, found another one");
        Files.delete(path);
        create();
        execute(path, "PRAGMA user_version = 2");
        assertThatExceptionOfType(WorkRefused.class)
                .isThrownBy(() -> StateFile.open(path))
                .withMessageContaining("written by a newer Preimage (version 2); this one reads 1");
    }

    @Test
    void whatACrashLeftOfAFileThatWasBeingMadeIsNoCampaign() throws Exception {
        Files.writeString(folder.resolve("campaign.db.new"), "half of it");
        assertThat(new CampaignFolder(folder).isThere()).isFalse();
        create();
        assertThat(new CampaignFolder(folder).isThere()).isTrue();
        try (StateFile file = StateFile.open(path)) {
            assertThat(file.runs()).isEmpty();
        }
    }
}
