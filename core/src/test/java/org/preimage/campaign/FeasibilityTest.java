package org.preimage.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

class FeasibilityTest {
    private static final Quest QUEST = new Quest(
            Region.of(
                    new Space(List.of(new Input("a", 0, 1), new Input("b", 0, 1)), List.of(new Output("y", -10, 10)))),
            new Target(new double[] {0}, new double[] {1}),
            0.01,
            Map.of());

    /// Runs fail where a + b is above 1.2.
    private static History history(int n) {
        RandomGenerator random = new Seed(3).generator();
        List<double[]> x = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] design = {random.nextDouble(), random.nextDouble()};
            x.add(design);
            outcomes.add(design[0] + design[1] > 1.2 ? new Failed("too much") : new Simulated(new double[] {0}));
        }
        return new History(x, outcomes);
    }

    @Test
    void tellsWhereRunsSucceed() {
        Feasibility feasibility = new Feasibility(QUEST, history(150));
        RandomGenerator random = new Seed(4).generator();
        double loss = 0;
        int n = 1000;
        for (int i = 0; i < n; i++) {
            double[] x = {random.nextDouble(), random.nextDouble()};
            double success = feasibility.success(x);
            assertThat(success).isBetween(0.0, 1.0);
            loss -= Math.log(x[0] + x[1] > 1.2 ? 1 - success : success) / n;
        }
        // Knowing only the share of 0.68 would lose 0.627 a run.
        assertThat(loss).isLessThan(0.25);
    }

    @Test
    void nothingIsHeldAgainstDesignsWhileNoRunFailed() {
        History none = new History(List.of(new double[] {0.5, 0.5}), List.of(new Simulated(new double[] {1})));
        assertThat(new Feasibility(QUEST, none).success(new double[] {0.9, 0.1}))
                .isEqualTo(1);
        assertThat(new Feasibility(QUEST, History.EMPTY).success(new double[] {0.9, 0.1}))
                .isEqualTo(1);
    }
}
