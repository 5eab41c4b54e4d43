package org.preimage.bench.campaign;

import java.util.ArrayList;
import java.util.List;
import org.preimage.campaign.History;
import org.preimage.campaign.Proposal;
import org.preimage.campaign.Proposer;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Runs ways to choose against each other.
public final class Race {
    private Race() {}

    /// How many different designs had hit after each call.
    ///
    /// @param hits after 1, 2, … calls
    /// @param seconds all calls and choices took
    public record Curve(String task, String strategy, long seed, List<Integer> hits, double seconds) {
        public Curve {
            hits = List.copyOf(hits);
        }
    }

    /// Runs one way on one task. The first designs are the same for all ways.
    ///
    /// @param batch how many designs are chosen at a time
    /// @param calls how many in all
    public static Curve run(Task task, Strategy strategy, int batch, int calls, long number, Context context) {
        long start = System.nanoTime();
        Seed seed = new Seed(number).of(task.name());
        History history = History.EMPTY;
        if (task.first() > 0) {
            history = and(
                    task,
                    history,
                    new Proposer(task.quest(), task.known())
                            .first(task.first(), seed.of("first")).designs().stream()
                                    .map(Proposal::x)
                                    .toList());
        }
        for (int k = 0; history.size() < calls; k++) {
            context.checkCancelled();
            context.progress().report(task.name() + ", " + strategy.name(), history.size(), calls, "");
            int room = Math.min(batch, calls - history.size());
            List<double[]> next =
                    strategy.next(task, history, room, seed.of(strategy.name()).of(k), context);
            if (next.isEmpty()) {
                break;
            }
            history = and(task, history, next);
        }
        return new Curve(task.name(), strategy.name(), number, hits(task, history), (System.nanoTime() - start) / 1e9);
    }

    private static History and(Task task, History history, List<double[]> designs) {
        List<Outcome> outcomes = designs.stream().map(task.simulator()::run).toList();
        return history.and(designs, outcomes);
    }

    private static List<Integer> hits(Task task, History history) {
        List<double[]> found = new ArrayList<>();
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.outcomes().get(i) instanceof Simulated(double[] y)
                    && task.quest().target().isHitBy(y)
                    && task.quest().isApart(history.x().get(i), found)) {
                found.add(history.x().get(i));
            }
            hits.add(found.size());
        }
        return hits;
    }
}
