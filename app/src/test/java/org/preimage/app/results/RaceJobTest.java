package org.preimage.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.bench.campaign.Race.Curve;
import org.preimage.bench.campaign.Strategy;
import org.preimage.bench.campaign.Task;
import org.preimage.run.Context;

class RaceJobTest {
    private static final int CALLS = 50;

    @TempDir
    private Path folder;

    /// Random designs hit the sinewave's target once in a hundred calls.
    @Test
    void aCampaignFindsFarMoreThanRandomSearchAndIsNotRunAgain() throws IOException {
        List<Task> sinewave = Task.analytic().subList(0, 1);
        RaceJob job = new RaceJob(
                sinewave, List.of(Strategy.all().getFirst(), Strategy.all().getLast()), 5, CALLS, 2);
        List<Curve> curves;
        try (Context context = Context.ofThreads(2)) {
            curves = job.run(folder, context);
            assertThat(curves)
                    .extracting(Curve::strategy)
                    .containsExactly("Preimage", "Preimage", "random search", "random search");
            assertThat(curves.subList(0, 2))
                    .allSatisfy(curve -> assertThat(curve.hits().getLast()).isGreaterThanOrEqualTo(5));
            assertThat(curves.subList(2, 4))
                    .allSatisfy(curve -> assertThat(curve.hits().getLast()).isLessThanOrEqualTo(3));
            byte[] lines = Files.readAllBytes(folder.resolve("campaigns.jsonl"));
            assertThat(job.run(folder, context)).isEqualTo(curves);
            assertThat(folder.resolve("campaigns.jsonl")).hasBinaryContent(lines);
        }
        assertThat(folder.resolve("campaigns.md"))
                .content()
                .contains("## sinewave", "| Preimage | 2 |", "figures/campaigns-sinewave.svg");
        assertThat(folder.resolve("figures/campaigns-sinewave.svg")).exists();
        // The number of hits never falls, and grows by one at a time.
        for (Curve curve : curves) {
            assertThat(curve.hits()).hasSize(CALLS);
            for (int i = 1; i < CALLS; i++) {
                assertThat(curve.hits().get(i) - curve.hits().get(i - 1)).isBetween(0, 1);
            }
        }
    }
}
