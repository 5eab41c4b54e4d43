package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.SurrogateChoice;
import org.preimage.model.Toy;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.space.Declared;
import org.preimage.space.Kind;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Inputs that take whole numbers or levels, on functions that are inverted by hand.
final class MixedSearchTest {
    private static final InverseModel MIXED = Toy.fitMixed(Toy.conditional(30).withSurrogate(SurrogateChoice.GP), 200);

    private static Solutions solve(InverseModel model, Region region, double target, double within, int count) {
        try (Context context = Context.ofThreads(1)) {
            SolveOptions options = new SolveOptions(count, new SimpleRandom(), GaussNewton.DEFAULT, 200);
            return new Solver(model, region, options, context)
                    .solve(new Target(new double[] {target}, new double[] {within}), new Seed(1));
        }
    }

    private static List<double[]> hits(Solutions solutions) {
        return solutions.solutions().stream()
                .filter(solution -> solution.status() == Status.ON_TARGET)
                .map(Solution::x)
                .toList();
    }

    /// `u = 3 · metal + n / 2 + t = 4.1` is never gold, whose most is 3.5; lead for `n = 1 … 4` with
    /// `t = 1.1 − n / 2`, and never tin, whose least is 5.5.
    @Test
    void combinationsThatHitAreFoundAndNoOthers() {
        Solutions solutions = solve(MIXED, Region.of(MIXED.space()), 4.1, 0.01, 40);
        List<double[]> hits = hits(solutions);
        assertThat(hits).hasSize(40);
        Set<Double> counts = new HashSet<>();
        for (double[] x : hits) {
            assertThat(x[0]).isEqualTo(1);
            assertThat(x[2]).isCloseTo(1.1 - x[1] / 2, within(0.02));
            assertThat(MIXED.space().contains(x)).isTrue();
            counts.add(x[1]);
        }
        assertThat(counts).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void whatIsFixedStaysAndWholeNumbersKeepToTheirBounds() {
        Space space = MIXED.space().withFixed("metal", 1).withBounds("n", 1.5, 3.9);
        assertThat(space.inputs().get(1).low()).isEqualTo(2);
        assertThat(space.inputs().get(1).high()).isEqualTo(3);
        List<double[]> hits = hits(solve(MIXED, Region.of(space), 4.1, 0.01, 20));
        assertThat(hits).isNotEmpty().allSatisfy(x -> {
            assertThat(x[0]).isEqualTo(1);
            assertThat(x[1]).isBetween(2.0, 3.0);
        });
        assertThat(hits(solve(MIXED, Region.of(MIXED.space().withFixed("metal", 2)), 4.1, 0.01, 20)))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MIXED.space().withBounds("n", 2.2, 2.8))
                .withMessageContaining("a whole number for 'n'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MIXED.space().withBounds("metal", 0, 1))
                .withMessageContaining("one or all of the 3 levels");
    }

    private static final int SIDE = 12;

    /// `u = a² + b` for whole numbers of 1 to 12, and a switch that adds a half.
    private static InverseModel whole() {
        RandomGenerator random = new Seed(3).generator();
        double[][] x = new double[3][200];
        Arrays.setAll(x[0], _ -> 1 + random.nextInt(SIDE));
        Arrays.setAll(x[1], _ -> 1 + random.nextInt(SIDE));
        Arrays.setAll(x[2], _ -> random.nextInt(2));
        double[] y = new double[200];
        Arrays.setAll(y, i -> x[0][i] * x[0][i] + x[1][i] + x[2][i] / 2);
        Declared declared = new Declared(
                Map.of("a", Kind.INTEGER, "b", Kind.INTEGER, "switch", new Kind.Categorical(List.of("off", "on"))));
        try (Context context = Context.ofThreads(1)) {
            Pairs pairs = new Pairs(List.of("a", "b", "switch"), List.of("u"), x, new double[][] {y});
            return InverseFit.of(
                    pairs,
                    declared,
                    Toy.conditional(3).withSurrogate(SurrogateChoice.GP),
                    "test",
                    new Seed(4),
                    context);
        }
    }

    /// All of the few combinations that hit are found, each once: 85.5 = 81 + 4.5 = 9² + 4 + ½ only; 40 = 6² + 4 and
    /// no others, since 5² needs a 15.
    @Test
    void withoutContinuousInputsEveryCombinationThatHitsIsReturnedOnce() {
        InverseModel model = whole();
        assertThat(hits(solve(model, Region.of(model.space()), 85.5, 0.2, 30))).containsExactly(new double[] {9, 4, 1});
        assertThat(hits(solve(model, Region.of(model.space()), 14, 0.2, 30)))
                .containsExactlyInAnyOrder(new double[] {2, 10, 0}, new double[] {3, 5, 0});
        Region thin = new Region(
                model.space(),
                List.of(new LinearConstraint(
                        new double[] {1, 1, 0}, LinearConstraint.Relation.AT_MOST, 9, "a + b <= 9")));
        assertThat(hits(solve(model, thin, 14, 0.2, 30))).containsExactly(new double[] {3, 5, 0});
        Solutions few = solve(model, Region.of(model.space().withFixed("a", 2).withFixed("b", 3)), 7, 0.2, 30);
        assertThat(few.solutions()).hasSize(2);
        assertThat(few.hits()).isEqualTo(1);
    }
}
