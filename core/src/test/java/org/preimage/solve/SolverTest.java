package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.model.InverseModel;
import org.preimage.model.Toy;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Solves of the toy, whose properties `u = a² + b` and `v = a − b / 2` are inverted by hand: `b = u − a²`
/// makes `a² / 2 + a = v + u / 2`, so a target has at most one design with `a > −1`.
final class SolverTest {
    private static final InverseModel MODEL = Toy.fit(Toy.conditional(150), 300);
    private static final Target TARGET = target(0.2, 0.1);
    private static final SolveOptions OPTIONS = new SolveOptions(12, new SimpleRandom(), GaussNewton.DEFAULT, 100);

    private static Target target(double u, double v) {
        return new Target(new double[] {u, v}, new double[] {0.02, 0.02});
    }

    private static Solutions solve(Space space, SolveOptions options, Target target, long seed) {
        try (Context context = Context.ofThreads(1)) {
            return new Solver(MODEL, space, options, context).solve(target, new Seed(seed));
        }
    }

    private static Solutions solve(SolveOptions options, Target target) {
        return solve(MODEL.space(), options, target, 1);
    }

    private static double[][] columns(List<Solution> solutions) {
        return IntStream.range(0, 3)
                .mapToObj(v -> solutions.stream()
                        .mapToDouble(solution -> solution.x()[v])
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void thereAreExactlyAsManyAsAskedFor() {
        for (int count : new int[] {1, 12, 100}) {
            SolveOptions options = new SolveOptions(count, new SimpleRandom(), GaussNewton.DEFAULT, 100);
            Solutions solutions = solve(options, TARGET);
            assertThat(solutions.solutions()).hasSize(count);
            assertThat(solutions.candidates()).hasDimensions(100, 2);
        }
    }

    @Test
    void designsOnTargetComeNearTheTrueOnes() {
        Solutions solutions = solve(OPTIONS, TARGET);
        assertThat(solutions.reachable()).isTrue();
        assertThat(solutions.hits()).isEqualTo(12);
        assertThat(solutions.onTarget()).isGreaterThan(90);
        double a = -1 + Math.sqrt(1 + 2 * (0.1 + 0.2 / 2));
        assertThat(solutions.solutions()).allSatisfy(solution -> {
            assertThat(solution.x()[0]).isCloseTo(a, within(0.2));
            assertThat(solution.x()[2]).isCloseTo(0.2 - a * a, within(0.2));
        });
    }

    /// What a solution says of itself is what the model says of its design.
    @Test
    void predictionsResidualsAndStatusesBelongToTheDesigns() {
        Solutions solutions = solve(new SolveOptions(100, new SimpleRandom(), GaussNewton.DEFAULT, 100), TARGET);
        double[][] x = columns(solutions.solutions());
        InverseModel.Predicted predicted;
        try (Context context = Context.ofThreads(1)) {
            predicted = MODEL.predict(x, context.workers());
        }
        for (int i = 0; i < 100; i++) {
            Solution solution = solutions.solutions().get(i);
            double u = predicted.mean()[0][i];
            double v = predicted.mean()[1][i];
            assertThat(solution.predicted()).containsExactly(u, v);
            assertThat(solution.deviation())
                    .containsExactly(predicted.deviation()[0][i], predicted.deviation()[1][i]);
            double residual = Math.max(Math.abs(u - 0.2), Math.abs(v - 0.1)) / 0.02;
            assertThat(solution.residual()).isCloseTo(residual, within(1e-12));
            assertThat(solution.status()).isEqualTo(residual <= 1 ? Status.ON_TARGET : Status.OFF_TARGET);
        }
        assertThat(solutions.hits()).isEqualTo(solutions.onTarget());
    }

    /// The distance to every pair, in the standard deviations of the varying inputs.
    @Test
    void distancesAreToTheNearestPair() {
        Pairs pairs = MODEL.pairs();
        double[] scale = {deviation(pairs.x()[0]), deviation(pairs.x()[2])};
        for (Solution solution : solve(OPTIONS, TARGET).solutions()) {
            double least = IntStream.range(0, pairs.size())
                    .mapToDouble(row -> Math.hypot(
                            (solution.x()[0] - pairs.x()[0][row]) / scale[0],
                            (solution.x()[2] - pairs.x()[2][row]) / scale[1]))
                    .min()
                    .orElseThrow();
            assertThat(solution.distance()).isCloseTo(least, within(1e-9));
        }
    }

    private static double deviation(double[] column) {
        double mean = Arrays.stream(column).average().orElseThrow();
        return Math.sqrt(Arrays.stream(column)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void everyDesignIsInsideTheBoxExactly() {
        Space narrow = MODEL.space().withBounds("a", 0.1, 1.0 / 3).withBounds("b", -1.0 / 3, 0.7);
        for (Localizer localizer : LocalizerTest.all()) {
            SolveOptions options = new SolveOptions(50, new SimpleRandom(), localizer, 60);
            assertThat(solve(narrow, options, TARGET, 2).solutions())
                    .allSatisfy(solution ->
                            assertThat(narrow.contains(solution.x())).isTrue());
        }
    }

    @Test
    void fixedAndConstantInputsStay() {
        Space fixed = MODEL.space().withFixed("b", 0.1).withBounds("c", 0, 10);
        assertThat(solve(fixed, OPTIONS, TARGET, 3).solutions()).allSatisfy(solution -> {
            assertThat(solution.x()[1]).isEqualTo(Toy.CONSTANT);
            assertThat(solution.x()[2]).isEqualTo(0.1);
        });
    }

    @Test
    void aTargetOutOfReachIsSaidToBeAndStillAnswered() {
        Solutions solutions = solve(OPTIONS, target(9, 0.1));
        assertThat(solutions.reachable()).isFalse();
        assertThat(solutions.hits()).isZero();
        assertThat(solutions.onTarget()).isZero();
        assertThat(solutions.solutions())
                .hasSize(12)
                .isSortedAccordingTo(Comparator.comparingDouble(Solution::residual))
                .allSatisfy(solution -> assertThat(solution.status()).isEqualTo(Status.UNREACHABLE));
    }

    /// With room for all candidates, those on target come before the misses, and the likeliest to hit before
    /// the others.
    @Test
    void theBestComeFirst() {
        Space narrow = MODEL.space().withBounds("a", -0.3, 0.19);
        SolveOptions options = new SolveOptions(100, new SimpleRandom(), new AdamSearch(15, 0.02, 0), 100);
        List<Solution> solutions = solve(narrow, options, TARGET, 4).solutions();
        assertThat(solutions).extracting(Solution::status).contains(Status.ON_TARGET, Status.OFF_TARGET);
        assertThat(solutions)
                .isSortedAccordingTo(Comparator.comparing(Solution::status)
                        .thenComparing(s -> s.belief().verdict() == Verdict.EXTRAPOLATED)
                        .thenComparing(s ->
                                s.status() == Status.ON_TARGET ? -s.belief().hitProbability() : s.residual()));
    }

    @Test
    void farFromThePairsIsExtrapolated() {
        Space wide = MODEL.space().withBounds("a", 4, 5).withBounds("b", 4, 5);
        assertThat(solve(wide, OPTIONS, TARGET, 5).solutions())
                .allSatisfy(solution ->
                        assertThat(solution.belief().verdict()).isIn(Verdict.EXTRAPOLATED, Verdict.OFF_TARGET));
    }

    @Test
    void theSameSeedIsTheSameSolutionsForAnyNumberOfThreads() {
        Solutions expected = solve(OPTIONS, TARGET);
        try (Context context = Context.ofThreads(3)) {
            Solutions found = new Solver(MODEL, MODEL.space(), OPTIONS, context).solve(TARGET, new Seed(1));
            assertThat(columns(found.solutions())).isDeepEqualTo(columns(expected.solutions()));
            assertThat(found.candidates()).isDeepEqualTo(expected.candidates());
        }
        Solutions other = solve(MODEL.space(), OPTIONS, TARGET, 2);
        assertThat(other.candidates()[0]).isNotEqualTo(expected.candidates()[0]);
    }

    @Test
    void whatCannotBeSolvedIsRefused() {
        Space other =
                new Space(MODEL.space().inputs().subList(0, 2), MODEL.space().outputs());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(other, OPTIONS, TARGET, 1))
                .withMessageContaining("expected the inputs [a, c, b], found [a, c]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(MODEL.space().withFixed("c", 8), OPTIONS, TARGET, 1))
                .withMessageContaining("expected bounds around 7.0, which 'c' is in all pairs, found [8.0, 8.0]");
        Target narrow = new Target(new double[] {1}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(OPTIONS, narrow))
                .withMessageContaining("expected a target for [u, v], found one of 1 values");
    }

    @Test
    void candidatesAreTenTimesTheCountWithinBounds() {
        assertThat(options(1, 0).candidates()).isEqualTo(1000);
        assertThat(options(200, 0).candidates()).isEqualTo(2000);
        assertThat(options(1000, 0).candidates()).isEqualTo(5000);
        assertThat(options(4000, 0).candidates()).isEqualTo(8000);
        assertThat(options(5, 7).candidates()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> options(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> options(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> options(5, -1));
    }

    private static SolveOptions options(int count, int drawn) {
        return new SolveOptions(count, new SimpleRandom(), GaussNewton.DEFAULT, drawn);
    }
}
