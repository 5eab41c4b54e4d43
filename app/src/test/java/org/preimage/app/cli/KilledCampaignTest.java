package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.app.campaign.KillTrials;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Campaigns in processes of their own that are killed at random moments and go on. How many kills, says the
/// property `preimage.kills`.
@DisabledOnOs(OS.WINDOWS)
class KilledCampaignTest {
    @TempDir
    private Path folder;

    @Test
    void nothingThatWasRecordedIsLostOrRunAgainAndTheEndIsTheSame() {
        int kills = Integer.getInteger("preimage.kills", 5);
        try (Context context = Context.ofThreads(1)) {
            KillTrials.Found found = new KillTrials(folder, Program.command()).run(kills, new Seed(11), context);
            assertThat(found.faults()).isEmpty();
            assertThat(found.kills()).isGreaterThanOrEqualTo(kills);
            assertThat(found.runs()).isGreaterThan(20);
        }
    }
}
