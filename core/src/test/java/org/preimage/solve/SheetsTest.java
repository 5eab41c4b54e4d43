package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
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
import org.preimage.space.Target;

/// Nets over sets of which there is a part for each level, or which have every design several times. Their pieces and
/// lengths are known by hand.
final class SheetsTest {
    /// `y = a² + b² + 0.3 · metal`, of three metals.
    private static final InverseModel DISCS = fit(
            new Declared(Map.of("metal", new Kind.Categorical(List.of("gold", "lead", "tin")))),
            x -> x[0] * x[0] + x[1] * x[1] + 0.3 * x[2]);

    private static InverseModel fit(Declared declared, ToDoubleFunction<double[]> truth) {
        RandomGenerator random = new Seed(1).generator();
        double[][] x = new double[3][400];
        Arrays.setAll(x[0], _ -> random.nextDouble(-1, 1));
        Arrays.setAll(x[1], _ -> random.nextDouble(-1, 1));
        Arrays.setAll(x[2], _ -> random.nextInt(3));
        double[] y = new double[400];
        Arrays.setAll(y, i -> truth.applyAsDouble(new double[] {x[0][i], x[1][i], x[2][i]}));
        boolean mixed = declared.kinds().containsKey("metal");
        Pairs pairs = new Pairs(
                mixed ? List.of("a", "b", "metal") : List.of("a", "b"),
                List.of("y"),
                mixed ? x : new double[][] {x[0], x[1]},
                new double[][] {y});
        try (Context context = Context.ofThreads(1)) {
            return InverseFit.of(
                    pairs,
                    declared,
                    Toy.conditional(5).withSurrogate(SurrogateChoice.GP),
                    "test",
                    new Seed(2),
                    context);
        }
    }

    private static Solutions solve(InverseModel model, Region region, double target, int count, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            SolveOptions options = new SolveOptions(count, new SimpleRandom(), GaussNewton.DEFAULT, 300);
            return new Solver(model, region, options, context)
                    .solve(new Target(new double[] {target}, new double[] {0.005}), new Seed(1));
        }
    }

    /// The largest step from one angle to the next, around and back to the first.
    private static double largestGap(double[] angles, double around) {
        double[] sorted = Arrays.stream(angles).sorted().toArray();
        double gap = sorted[0] + around - sorted[sorted.length - 1];
        for (int i = 1; i < sorted.length; i++) {
            gap = Math.max(gap, sorted[i] - sorted[i - 1]);
        }
        return gap;
    }

    /// The circles have the radii `√0.7`, `√0.4` and `√0.1`, and get designs by their lengths.
    @Test
    void everyLevelHasAPieceOfItsOwnThatDesignsAreSpreadEvenlyOver() {
        Solutions solutions = solve(DISCS, Region.of(DISCS.space()), 0.7, 60, 2);
        Cover cover = Objects.requireNonNull(solutions.cover());
        assertThat(cover.components()).isEqualTo(3);
        assertThat(cover.completeness().chanceOfAMissedComponent()).isLessThan(0.05);
        double lengths = Math.sqrt(0.7) + Math.sqrt(0.4) + Math.sqrt(0.1);
        for (int metal = 0; metal < 3; metal++) {
            int level = metal;
            double radius = Math.sqrt(0.7 - 0.3 * metal);
            List<double[]> designs = solutions.solutions().stream()
                    .map(Solution::x)
                    .filter(x -> x[2] == level)
                    .toList();
            assertThat((double) designs.size()).isCloseTo(60 * radius / lengths, within(2.5));
            assertThat(designs)
                    .allSatisfy(x -> assertThat(Math.hypot(x[0], x[1])).isCloseTo(radius, within(0.01)));
            double[] angles =
                    designs.stream().mapToDouble(x -> Math.atan2(x[1], x[0])).toArray();
            assertThat(largestGap(angles, 2 * Math.PI)).isLessThan(1.8 * 2 * Math.PI / designs.size());
        }
    }

    @Test
    void aNetKeepsToWhatIsFixedAndToConstraintsOnLevels() {
        List<double[]> lead =
                solve(DISCS, Region.of(DISCS.space().withFixed("metal", 1)), 0.7, 20, 1).solutions().stream()
                        .map(Solution::x)
                        .toList();
        assertThat(lead).hasSize(20).allSatisfy(x -> {
            assertThat(x[2]).isEqualTo(1);
            assertThat(Math.hypot(x[0], x[1])).isCloseTo(Math.sqrt(0.4), within(0.01));
        });
        InverseModel counted =
                fit(new Declared(Map.of("metal", Kind.INTEGER)), x -> x[0] * x[0] + x[1] * x[1] + 0.3 * x[2]);
        Region few = new Region(
                counted.space(),
                List.of(new LinearConstraint(
                        new double[] {0, 1, 1}, LinearConstraint.Relation.AT_MOST, 1.2, "b + metal <= 1.2")));
        Solutions solutions = solve(counted, few, 0.7, 60, 1);
        // Of the third circle only what is below −0.8 would be left, which is nothing.
        assertThat(Objects.requireNonNull(solutions.cover()).components()).isEqualTo(2);
        assertThat(solutions.solutions()).allSatisfy(solution -> {
            assertThat(few.contains(solution.x())).isTrue();
            assertThat(solution.status()).isEqualTo(Status.ON_TARGET);
        });
    }

    /// `y = a² + b²` does not change when both change their signs: of each two opposite designs there is one, and those
    /// at the ends of the half that is left are neighbors.
    @Test
    void oppositeDesignsAreOneAndTheHalfThatIsLeftIsCoveredEvenlyPastItsEnds() {
        InverseModel model =
                fit(new Declared(Map.of(), Map.of(), List.of("a -> -a, b -> -b")), x -> x[0] * x[0] + x[1] * x[1]);
        Solutions solutions = solve(model, Region.of(model.space()), 0.5, 24, 1);
        Cover cover = Objects.requireNonNull(solutions.cover());
        assertThat(cover.components()).isEqualTo(1);
        List<double[]> designs = solutions.solutions().stream().map(Solution::x).toList();
        assertThat(designs).allSatisfy(x -> {
            assertThat(x[0]).isLessThan(0.01);
            assertThat(Math.hypot(x[0], x[1])).isCloseTo(Math.sqrt(0.5), within(0.01));
        });
        double[] angles = designs.stream()
                .mapToDouble(x -> (Math.atan2(x[1], x[0]) + Math.PI) % Math.PI)
                .toArray();
        assertThat(largestGap(angles, Math.PI)).isLessThan(1.8 * Math.PI / 24);
    }

    /// `4 (a² − 0.4)² + b² = 0.1` is two loops, each the image of the other.
    @Test
    void piecesThatAreImagesOfEachOtherAreOne() {
        ToDoubleFunction<double[]> truth = x -> 4 * Math.pow(x[0] * x[0] - 0.4, 2) + x[1] * x[1];
        InverseModel declared = fit(new Declared(Map.of(), Map.of(), List.of("a -> -a")), truth);
        InverseModel plain = fit(Declared.NOTHING, truth);
        Solutions one = solve(declared, Region.of(declared.space()), 0.1, 20, 1);
        Solutions two = solve(plain, Region.of(plain.space()), 0.1, 20, 1);
        assertThat(Objects.requireNonNull(one.cover()).components()).isEqualTo(1);
        assertThat(Objects.requireNonNull(two.cover()).components()).isEqualTo(2);
        assertThat(one.solutions()).allSatisfy(solution -> {
            assertThat(solution.x()[0]).isNegative();
            assertThat(truth.applyAsDouble(solution.x())).isCloseTo(0.1, within(0.01));
        });
        Solutions threads = solve(declared, Region.of(declared.space()), 0.1, 20, 3);
        for (int i = 0; i < 20; i++) {
            assertThat(threads.solutions().get(i).x())
                    .containsExactly(one.solutions().get(i).x());
        }
    }
}
