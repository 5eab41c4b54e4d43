package org.preimage.bench.campaign;

import java.util.ArrayList;
import java.util.List;
import org.preimage.campaign.History;
import org.preimage.campaign.Proposal;
import org.preimage.campaign.Proposer;
import org.preimage.campaign.Quest;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Input;

/// A way to choose which designs to run next.
public interface Strategy {

    /// What it is called in tables.
    String name();

    /// The next designs.
    ///
    /// @param history all runs so far, the first ones among them
    List<double[]> next(Task task, History history, int batch, Seed seed, Context context);

    /// All of them, ours first.
    static List<Strategy> all() {
        return List.of(new OwnProposals(), new ImprovementSearch(), new NeuralAdjoint(), new RandomSearch());
    }

    /// What `preimage campaign` does.
    record OwnProposals() implements Strategy {
        @Override
        public String name() {
            return "Preimage";
        }

        @Override
        public List<double[]> next(Task task, History history, int batch, Seed seed, Context context) {
            return new Proposer(task.quest(), task.known())
                    .next(history, batch, seed, context).designs().stream()
                            .map(Proposal::x)
                            .toList();
        }
    }

    /// Designs from anywhere.
    record RandomSearch() implements Strategy {
        @Override
        public String name() {
            return "random search";
        }

        @Override
        public List<double[]> next(Task task, History history, int batch, Seed seed, Context context) {
            return anywhere(task.quest(), batch, seed);
        }
    }

    /// Uniform draws from the box; whole numbers and levels are no matter of these tasks.
    static List<double[]> anywhere(Quest quest, int count, Seed seed) {
        var random = seed.generator();
        List<double[]> designs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            designs.add(quest.space().inputs().stream()
                    .mapToDouble(input -> between(input, Draws.uniform(random)))
                    .toArray());
        }
        return designs;
    }

    private static double between(Input input, double share) {
        return Math.clamp(input.low() + share * (input.high() - input.low()), input.low(), input.high());
    }
}
