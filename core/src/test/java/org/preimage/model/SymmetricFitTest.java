package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Declared;
import org.preimage.space.Target;

/// Fits and solves of `y = a b + t²`, which does not change when `a` and `b` are exchanged, nor with the sign of `t`.
final class SymmetricFitTest {
    private static final Declared DECLARED = new Declared(Map.of(), Map.of(), List.of("swap a b", "t -> -t"));
    private static final InverseModel MODEL = fit(pairs(150, 1));

    private static Pairs pairs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[3][n];
        Arrays.setAll(x[0], _ -> random.nextDouble(0, 1.1));
        Arrays.setAll(x[1], _ -> random.nextDouble(0.9, 2));
        Arrays.setAll(x[2], _ -> random.nextDouble(-1, 1));
        double[] y = new double[n];
        Arrays.setAll(y, i -> x[0][i] * x[1][i] + x[2][i] * x[2][i]);
        return new Pairs(List.of("a", "b", "t"), List.of("y"), x, new double[][] {y});
    }

    private static InverseModel fit(Pairs pairs) {
        try (Context context = Context.ofThreads(1)) {
            FitOptions options = Toy.conditional(10).withSurrogate(SurrogateChoice.GP);
            return InverseFit.of(pairs, DECLARED, options, "test", new Seed(2), context);
        }
    }

    /// `a > b` is hardly in the pairs.
    @Test
    void whatIsLearnedHoldsForImagesThatThePairsLack() {
        assertThat(MODEL.space().inputs().getFirst().high())
                .isEqualTo(MODEL.space().inputs().get(1).high());
        try (Context context = Context.ofThreads(1)) {
            double[][] swapped = {{1.8, 1.2}, {0.3, 0.9}, {0.4, -0.2}};
            double[] mean = MODEL.means(swapped, context.workers())[0];
            assertThat(mean[0]).isCloseTo(1.8 * 0.3 + 0.16, within(1e-3));
            assertThat(mean[1]).isCloseTo(1.2 * 0.9 + 0.04, within(1e-3));
        }
    }

    @Test
    void imagesAreDuplicatesAndNoOrbitIsInTwoParts() {
        Pairs some = pairs(60, 3);
        double[][] x = new double[3][120];
        double[][] y = new double[1][120];
        for (int i = 0; i < 60; i++) {
            x[0][i] = some.x()[0][i];
            x[1][i] = some.x()[1][i];
            x[2][i] = some.x()[2][i];
            x[0][60 + i] = some.x()[1][i];
            x[1][60 + i] = some.x()[0][i];
            x[2][60 + i] = -some.x()[2][i];
            y[0][i] = some.y()[0][i];
            y[0][60 + i] = some.y()[0][i];
        }
        assertThat(fit(new Pairs(some.inputs(), some.outputs(), x, y)).pairs().size())
                .isEqualTo(60);
        Arrays.setAll(y[0], i -> y[0][i] + (i < 60 ? 0 : 1e-4));
        InverseModel noisy = fit(new Pairs(some.inputs(), some.outputs(), x, y));
        assertThat(noisy.pairs().size()).isEqualTo(120);
        for (int[] part : List.of(noisy.split().validation(), noisy.split().test())) {
            Set<Integer> rows = new HashSet<>();
            Arrays.stream(part).forEach(rows::add);
            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(rows).contains((row + 60) % 120));
        }
    }

    @Test
    void solutionsAreDifferentUpToTheSymmetries() {
        try (Context context = Context.ofThreads(1)) {
            SolveOptions options = new SolveOptions(20, new SimpleRandom(), GaussNewton.DEFAULT, 200);
            List<Solution> solutions = new Solver(MODEL, MODEL.space(), options, context)
                    .solve(new Target(new double[] {0.8}, new double[] {0.01}), new Seed(4))
                    .solutions();
            List<double[]> kept = new ArrayList<>();
            for (Solution solution : solutions) {
                double[] x = solution.x();
                assertThat(x[0] * x[1] + x[2] * x[2]).isCloseTo(0.8, within(0.02));
                // One and the same image of each: the first in the order of its values.
                assertThat(x[0]).isLessThanOrEqualTo(x[1] + 1e-3);
                assertThat(x[2]).isLessThanOrEqualTo(1e-3);
                assertThat(kept).allSatisfy(other -> {
                    assertThat(distance(x, other[0], other[1], other[2])).isGreaterThan(0.05);
                    assertThat(distance(x, other[1], other[0], other[2])).isGreaterThan(0.05);
                    assertThat(distance(x, other[0], other[1], -other[2])).isGreaterThan(0.05);
                    assertThat(distance(x, other[1], other[0], -other[2])).isGreaterThan(0.05);
                });
                kept.add(x);
            }
            double[][] image = {
                {MODEL.pairs().x()[1][5]},
                {MODEL.pairs().x()[0][5]},
                {-MODEL.pairs().x()[2][5]}
            };
            assertThat(NearestPair.of(image, MODEL.pairs(), MODEL.space())).containsExactly(new NearestPair(5, 0));
        }
    }

    private static double distance(double[] x, double a, double b, double t) {
        return Math.hypot(Math.hypot(x[0] - a, x[1] - b), x[2] - t);
    }

    @Test
    void pairsThatContradictAreToldWithNumbers() {
        Pairs even = pairs(150, 5);
        assertThat(doubts(even, DECLARED)).isEmpty();
        double[][] y = {even.y()[0].clone()};
        Arrays.setAll(y[0], i -> y[0][i] + 3 * even.x()[2][i]);
        Pairs odd = new Pairs(even.inputs(), even.outputs(), even.x(), y);
        assertThat(doubts(odd, DECLARED)).hasSize(1).first().asString().contains("the held-out error of 'y' larger");
        double[][] x = Arrays.stream(odd.x()).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < 5; i++) {
            x[0][i + 5] = x[0][i];
            x[1][i + 5] = x[1][i];
            x[2][i + 5] = -x[2][i];
        }
        assertThat(doubts(new Pairs(even.inputs(), even.outputs(), x, y), DECLARED))
                .anySatisfy(doubt -> assertThat(doubt).contains("between 5 rows and others that they are images of"));
        Declared far = DECLARED.withSymmetries(List.of("a -> 10 - a"));
        assertThat(doubts(even, far)).anySatisfy(doubt -> assertThat(doubt).contains("'a' is", "in their images"));
    }

    private static List<String> doubts(Pairs pairs, Declared declared) {
        try (Context context = Context.ofThreads(1)) {
            return SymmetryCheck.doubts(pairs, declared, new Seed(6), context);
        }
    }
}
