package org.preimage.app.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.preimage.campaign.History;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;

/// Where a campaign stands.
///
/// @param state in a word
/// @param hits how many different designs have hit
/// @param wanted how many are to
/// @param runs how many runs have an outcome, failed ones among them
/// @param failed how many failed
/// @param open how many were proposed and have no outcome yet
/// @param budget the most runs
/// @param batches how many were proposed
public record Standing(State state, int hits, int wanted, int runs, int failed, int open, int budget, int batches) {
    /// What a campaign is doing, or how it ended.
    public enum State {
        /// It is to go on.
        UNFINISHED,
        /// As many designs have hit as were wanted.
        FOUND,
        /// As many runs were made as were allowed.
        SPENT,
        /// No other design is left to propose.
        EXHAUSTED
    }

    /// Only whole batches end a campaign: so it ends the same whatever run was the last.
    static Standing of(Plan plan, List<Run> runs, int batches) {
        History done = history(runs);
        int hits = plan.quest().hits(done).size();
        int failed =
                (int) done.outcomes().stream().filter(Failed.class::isInstance).count();
        int open = runs.size() - done.size();
        int last = runs.isEmpty() ? 0 : runs.getLast().batch();
        State state = open > 0
                ? State.UNFINISHED
                : hits >= plan.designs()
                        ? State.FOUND
                        : runs.size() >= plan.budget()
                                ? State.SPENT
                                : batches > last ? State.EXHAUSTED : State.UNFINISHED;
        return new Standing(state, hits, plan.designs(), done.size(), failed, open, plan.budget(), batches);
    }

    /// The runs that have an outcome, in their order.
    static History history(List<Run> runs) {
        List<double[]> x = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Run run : runs) {
            if (run.isDone()) {
                x.add(run.proposal().x());
                outcomes.add(Objects.requireNonNull(run.outcome()));
            }
        }
        return new History(x, outcomes);
    }
}
