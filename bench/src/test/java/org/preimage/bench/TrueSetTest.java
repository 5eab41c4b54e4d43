package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;
import org.preimage.run.Context;

final class TrueSetTest {
    private static final double[] ONE = {1, 1};

    /// On the sinewave: on target, inside, and in all nine loops of equal length.
    @Test
    void theReferenceIsOnTheSetAndAllOverIt() {
        Sinewave problem = new Sinewave();
        List<double[]> dense = new TrueSet(problem, problem.space(), new double[] {1.5}, ONE).dense(6000, new Seed(1));
        assertThat(dense).hasSizeGreaterThan(5000).allSatisfy(x -> {
            assertThat(problem.evaluate(x)[0]).isCloseTo(1.5, within(1e-7));
            assertThat(problem.space().contains(x)).isTrue();
        });
        Spacing spacing = new Spacing(ONE);
        List<double[]> net = spacing.farthest(dense, 900);
        int[] component = spacing.components(net, 3 * spacing.fill(dense, net));
        int[] shares = spacing.shares(net, net, component);
        assertThat(shares).hasSize(9);
        for (int share : shares) {
            assertThat(share).isBetween(90, 110);
        }
        assertThat(spacing.least(net)).isPositive();
    }

    /// Draws by rejection are at no distance from each other, on average, and far from an even cover of the arm's set.
    @Test
    void drawsByRejectionAreOfOneLaw() {
        Problem arm = RoboticArm.difference();
        double[] scale = {0.25, 0.5, 0.5, 0.5};
        TrueSet set = new TrueSet(arm, arm.space(), new double[] {1.5, 0}, scale);
        double[] near = {0.05, 0.05};
        List<double[]> first = set.rejected(300, near, new Seed(1));
        List<double[]> second = set.rejected(300, near, new Seed(2));
        Spacing spacing = new Spacing(scale);
        double even = spacing.energy(first, spacing.farthest(set.dense(3000, new Seed(3)), 300));
        assertThat(Math.abs(spacing.energy(first, second))).isLessThan(0.02).isLessThan(even / 5);
    }

    @Test
    void theChanceHoldsWhereComponentsAreOfOneKind() {
        try (Context context = Context.ofThreads(1)) {
            for (int t = 0; t < 3; t++) {
                CompletenessBenchmark.Trial trial = CompletenessBenchmark.run(0, new Seed(t), context);
                assertThat(trial.missed()).isZero();
                assertThat(trial.said()).isLessThan(0.05);
            }
        }
    }
}
