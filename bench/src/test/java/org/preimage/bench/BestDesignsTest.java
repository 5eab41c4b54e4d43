package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.SurrogateChoice;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.Change;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Goal;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Near;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// The least change and the least output of an arm, against a dense search of its true solution set: `x2` and `x3` on a
/// grid, the others by hand.
class BestDesignsTest {
    private static final Context CONTEXT = Context.ofThreads(2);
    private static final RoboticArm ARM = RoboticArm.difference();
    private static final double TOLERANCE = 1e-4;
    private static final int SIDE = 901;
    private static InverseModel model;

    @BeforeAll
    static void fit() {
        Pairs pairs = ARM.pairs(600, new Seed(1));
        FitOptions options = FitOptions.defaults().withEpochs(2, 2).withSurrogate(SurrogateChoice.GP);
        model = InverseFit.of(pairs, options, "test", new Seed(2), CONTEXT);
    }

    private static List<Solution> solve(Region region, Target target, @Nullable Near near) {
        SolveOptions options = new SolveOptions(3, SolveOptions.latent("sobol"), GaussNewton.DEFAULT, 300);
        return new Solver(model, region, options, CONTEXT)
                .solve(target, near, new Seed(3))
                .solutions();
    }

    /// Something of a design.
    @FunctionalInterface
    private interface Value {
        double of(double[] x);
    }

    /// The least over true designs with `y1 = 1.5` in a region; `y2` is what `x1` makes it.
    private static double least(Region region, Value x1, Value value) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                double[] x = {0, -1.5 + 3.0 * i / (SIDE - 1), -1.5 + 3.0 * j / (SIDE - 1), 0};
                double c = 1.5 - 0.5 * Math.cos(x[1]) - 0.5 * Math.cos(x[2] - x[1]);
                for (double turn : c <= 1 ? new double[] {Math.acos(c), -Math.acos(c)} : new double[0]) {
                    x[3] = turn + x[1] + x[2];
                    x[0] = x1.of(x);
                    if (region.contains(x)) {
                        least = Math.min(least, value.of(x));
                    }
                }
            }
        }
        return least;
    }

    /// How high the tip is above the slider.
    private static double rise(double[] x) {
        return 0.5 * Math.sin(x[1]) + 0.5 * Math.sin(x[2] - x[1]) + Math.sin(x[3] - x[1] - x[2]);
    }

    private static Region region(String... constraints) {
        return new Region(
                model.space(),
                List.of(constraints).stream()
                        .map(text -> LinearConstraint.parse(text, model.space().inputNames()))
                        .toList());
    }

    @Test
    void theLeastChangeIsWithinOnePercentOfTheTrueOne() {
        Target target = new Target(new double[] {1.5, 0}, new double[] {TOLERANCE, TOLERANCE});
        Near near = new Near(new double[] {0.2, 0.9, 0.2, 0.1}, new boolean[] {true, true, true, true});
        for (Region region : List.of(region(), region("x2 + x3 <= 0.7", "x4 - x1 >= 0.4"))) {
            Change change = Change.of(model, near);
            double least = least(region, x -> -rise(x), change::of);
            Solution first = solve(region, target, near).getFirst();
            assertThat(region.contains(first.x())).isTrue();
            assertThat(change.of(first.x()) / least).isBetween(0.99, 1.01);
        }
    }

    @Test
    void theLeastOutputIsThatOfTheTrueSet() {
        Target target = new Target(List.of(new Goal.Value(1.5, TOLERANCE), new Goal.Least()));
        Region region = region("x1 + x2 >= -0.3", "x1 >= -0.25", "x4 >= -0.8", "x3 >= -0.6", "x2 <= 0.9", "x3 <= 0.9");
        // What is least in `x1` at a fixed rest sits at the lowest that is allowed.
        double least = least(region, x -> Math.max(-0.25, -0.3 - x[1]), x -> x[0] + rise(x));
        Solution first = solve(region, target, null).getFirst();
        double[] x = first.x();
        assertThat(region.contains(x)).isTrue();
        assertThat(x[0] + rise(x)).isBetween(least - 0.005, least + 0.005);
    }
}
