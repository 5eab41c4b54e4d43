package org.preimage.bench.campaign;

import java.util.List;
import java.util.Map;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.campaign.Proposer;
import org.preimage.campaign.Quest;
import org.preimage.data.Pairs;
import org.preimage.operator.Simulator;
import org.preimage.space.Region;

/// What is raced on.
///
/// @param name in a word or two
/// @param quest what is looked for
/// @param simulator the true function
/// @param known pairs that are known before, perhaps none
/// @param first how many designs fill the region before anything is learned
public record Task(String name, Quest quest, Simulator simulator, Pairs known, int first) {
    private static final double APART = 0.02;
    private static final int FIRST = 20;

    /// The analytic tasks of the paper, each from nothing and with its usual target.
    public static List<Task> analytic() {
        return List.of(of("sinewave"), of("arm"), of("ballistics"));
    }

    private static Task of(String name) {
        Problem problem = Problems.named(name);
        Quest quest = new Quest(Region.of(problem.space()), problem.usualTarget(), APART, Map.of());
        return new Task(
                name, quest, Simulator.of(problem), Proposer.fromNothing(quest).known(), FIRST);
    }
}
