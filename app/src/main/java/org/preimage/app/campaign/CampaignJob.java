package org.preimage.app.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.operator.Failed;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Works on a campaign until it has found what it looks for, its budget is spent, or it is stopped. Whatever
/// ended it before, a power cut among it, it goes on where it was.
public final class CampaignJob {
    private final Context context;

    public CampaignJob(Context context) {
        this.context = context;
    }

    /// How work on a campaign ended.
    ///
    /// @param standing where the campaign stands
    /// @param failing whether every run of the last batch failed
    /// @param waits whether results are to be told
    public record Ended(Standing standing, boolean failing, boolean waits) {}

    /// Begins a new campaign, and works on it.
    ///
    /// @param goal what it is told, with what describes its simulator
    /// @throws IllegalArgumentException if there is one already, or it is told what cannot be
    public Ended begin(CampaignFolder folder, RunConfig goal, Seed seed) {
        Campaign.create(folder, goal, seed);
        return goOn(folder);
    }

    /// Goes on with a campaign.
    ///
    /// @throws org.preimage.app.service.WorkRefused if another process works on it, or there is none
    /// @throws java.util.concurrent.CancellationException if it was canceled
    public Ended goOn(CampaignFolder folder) {
        try (Campaign campaign = Campaign.open(folder)) {
            folder.clearStop();
            NamedSimulator simulator = campaign.simulator();
            if (simulator == null) {
                return new Ended(campaign.standing(), false, true);
            }
            return work(campaign, simulator);
        }
    }

    private Ended work(Campaign campaign, NamedSimulator simulator) {
        release(campaign, simulator);
        BatchRuns runs = new BatchRuns(campaign, simulator, context);
        boolean going = true;
        boolean failing = false;
        while (going && campaign.standing().state() == Standing.State.UNFINISHED) {
            context.checkCancelled();
            List<Run> open = open(campaign);
            if (open.isEmpty()) {
                campaign.propose(context);
            } else {
                going = runs.run(open);
                failing = going && isFailing(campaign.file().runs());
                going &= !failing;
            }
            going &= !campaign.folder().isStopRequested();
        }
        campaign.folder().clearStop();
        return new Ended(campaign.standing(), failing, false);
    }

    /// Work folders of runs that were recorded, which a kill had left.
    private static void release(Campaign campaign, NamedSimulator simulator) {
        for (Run run : campaign.file().runs()) {
            Path folder = campaign.folder().run(run.id());
            if (run.outcome() != null && Files.exists(folder)) {
                simulator.release(folder, run.outcome());
            }
        }
    }

    private static List<Run> open(Campaign campaign) {
        return campaign.file().runs().stream().filter(run -> !run.isDone()).toList();
    }

    private static boolean isFailing(List<Run> runs) {
        int last = runs.getLast().batch();
        return runs.stream().filter(run -> run.batch() == last).allMatch(run -> run.outcome() instanceof Failed);
    }
}
