package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.preimage.model.InverseModel;
import org.preimage.model.Toy;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.space.Goal;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Near;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// Questions with ranges, constraints and objectives on the toy's model, compared with a fine grid of designs that
/// the same model predicts.
final class OptimumTest {
    private static final InverseModel MODEL = Toy.fit(Toy.conditional(150), 300);
    private static final SolveOptions OPTIONS = new SolveOptions(5, new SimpleRandom(), GaussNewton.DEFAULT, 300);
    private static final int SIDE = 1200;
    private static final Goal FREE = new Goal.Free();

    private static final double[][] GRID = grid();
    private static final double[][] PREDICTED = predicted(GRID);

    private static double[][] grid() {
        double[][] x = new double[3][SIDE * SIDE];
        var low = MODEL.space().inputs();
        for (int i = 0; i < SIDE * SIDE; i++) {
            x[0][i] = between(low.get(0).low(), low.get(0).high(), i % SIDE);
            x[1][i] = Toy.CONSTANT;
            x[2][i] = between(low.get(2).low(), low.get(2).high(), i / SIDE);
        }
        return x;
    }

    private static double between(double low, double high, int k) {
        return low + (high - low) * k / (SIDE - 1);
    }

    private static double[][] predicted(double[][] x) {
        try (Context context = Context.ofThreads(2)) {
            return MODEL.means(x, context.workers());
        }
    }

    private static Region region(String... constraints) {
        return new Region(
                MODEL.space(),
                Stream.of(constraints)
                        .map(text -> LinearConstraint.parse(text, MODEL.space().inputNames()))
                        .toList());
    }

    private static List<Solution> solve(Region region, Target target, @Nullable Near near) {
        try (Context context = Context.ofThreads(1)) {
            return new Solver(MODEL, region, OPTIONS, context)
                    .solve(target, near, new Seed(1))
                    .solutions();
        }
    }

    /// The least of an objective over the grid, near enough to the target and in the region.
    private static double least(Region region, Target target, IntToDoubleFunction objective) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < GRID[0].length; i++) {
            double[] y = {PREDICTED[0][i], PREDICTED[1][i]};
            double[] x = {GRID[0][i], GRID[1][i], GRID[2][i]};
            if (target.residual(y) <= 1 && region.contains(x)) {
                least = Math.min(least, objective.applyAsDouble(i));
            }
        }
        return least;
    }

    private static void assertAsked(List<Solution> solutions, Region region, Target target) {
        assertThat(solutions).hasSize(5).allSatisfy(solution -> {
            assertThat(region.contains(solution.x())).isTrue();
            if (solution.status() == Status.ON_TARGET) {
                assertThat(target.isHitBy(solution.predicted())).isTrue();
            }
        });
    }

    @Test
    void designsOfARangeAreInsideItAndKeepToConstraints() {
        Region region = region("a + b <= 0.2", "a - b >= -0.5");
        Target target = new Target(List.of(new Goal.Between(0.1, 0.2, 0.01, 1), FREE));
        List<Solution> solutions = solve(region, target, null);
        assertAsked(solutions, region, target);
        assertThat(solutions).allMatch(solution -> solution.status() == Status.ON_TARGET);
    }

    @Test
    void anOutputIsLeastWhereTheTargetAndTheRegionAllow() {
        Region region = region("a + b >= -0.9");
        Target target = new Target(List.of(new Goal.Least(), new Goal.Value(0.1, 0.004)));
        List<Solution> solutions = solve(region, target, null);
        assertAsked(solutions, region, target);
        double least = least(region, target, i -> PREDICTED[0][i]);
        assertThat(solutions.getFirst().status()).isEqualTo(Status.ON_TARGET);
        assertThat(solutions.getFirst().predicted()[0]).isLessThanOrEqualTo(least + 0.01);
    }

    @Test
    void anOutputIsMostOverTheRegionAlone() {
        Region region = region("a + 2 b <= 0.5");
        Target target = new Target(List.of(new Goal.Most(), FREE));
        double most = -least(region, target, i -> -PREDICTED[0][i]);
        assertThat(solve(region, target, null).stream()
                        .mapToDouble(solution -> solution.predicted()[0])
                        .max()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(most - 0.005);
    }

    /// `u = 1.9` wants `b` up, `v = 1.4` wants it down.
    @Test
    void whereNotAllCanBeMetTheWeightedCompromiseIsFound() {
        for (double weight : new double[] {1, 25}) {
            Target target = new Target(List.of(new Goal.Value(1.9, 0.02, weight), new Goal.Value(1.4, 0.04)));
            List<Solution> solutions = solve(region(), target, null);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < GRID[0].length; i++) {
                least = Math.min(least, target.compromise(new double[] {PREDICTED[0][i], PREDICTED[1][i]}));
            }
            assertThat(solutions.getFirst().status()).isNotEqualTo(Status.ON_TARGET);
            assertThat(target.compromise(solutions.getFirst().predicted()) / least)
                    .isBetween(0.98, 1.01);
        }
    }

    @Test
    void theNearestDesignsComeFirst() {
        Region region = region("a <= 0.3");
        Target target = new Target(List.of(new Goal.Value(0.2, 0.004), FREE));
        Near near = new Near(new double[] {0.5, 7, -0.6}, new boolean[] {true, true, true});
        List<Solution> solutions = solve(region, target, near);
        assertAsked(solutions, region, target);
        Change change = Change.of(MODEL, near);
        double least = least(region, target, i -> change.of(new double[] {GRID[0][i], GRID[1][i], GRID[2][i]}));
        double found = change.of(solutions.getFirst().x());
        assertThat(found).isBetween(0.99 * least - 0.01, 1.01 * least + 0.01);
        assertThat(solutions.stream()
                        .mapToDouble(solution -> change.of(solution.x()))
                        .toArray())
                .isSorted();
    }

    @Test
    void onlyInputsThatCountAreKeptNear() {
        Target target = new Target(List.of(new Goal.Value(0.2, 0.004), FREE));
        Near near = new Near(new double[] {0.35, 0, Double.NaN}, new boolean[] {true, false, false});
        assertThat(solve(region(), target, near).getFirst().x()[0]).isCloseTo(0.35, within(1e-3));
    }

    @Test
    void twoThingsToMakeSmallAreRefused() {
        Target target = new Target(List.of(new Goal.Least(), FREE));
        Near near = new Near(new double[3], new boolean[] {true, true, true});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(region(), target, near))
                .withMessageContaining("expected one thing to make small");
        Near constant = new Near(new double[3], new boolean[] {false, true, false});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(region(), new Target(List.of(FREE, new Goal.Value(0, 1))), constant))
                .withMessageContaining("expected an input that can change");
    }

    @Test
    void aRegionWithoutDesignsIsRefusedBeforeAnythingIsSolved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(region("a + b >= 3"), new Target(List.of(new Goal.Least(), FREE)), null))
                .withMessageStartingWith("expected constraints that leave some design, found a + b >= 3 against a <=");
    }
}
