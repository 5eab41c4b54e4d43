package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.SurrogateChoice;
import org.preimage.model.Toy;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.space.Target;

/// `y = a² + b`: by hand, with errors of deviations `s` and `t`, the mean square of the movement
/// `2 a ε + ε² + η` is `4 a² s² + 3 s⁴ + t²`.
final class InputErrorTest {
    private static final double S = 0.1;
    private static final double T = 0.02;
    private static final InverseModel MODEL = model();

    private static InverseModel model() {
        RandomGenerator random = new Seed(1).generator();
        double[][] x = new double[2][150];
        Arrays.setAll(x[0], _ -> random.nextDouble(-1, 1));
        Arrays.setAll(x[1], _ -> random.nextDouble(-1, 1));
        double[] y = new double[150];
        Arrays.setAll(y, i -> x[0][i] * x[0][i] + x[1][i]);
        try (Context context = Context.ofThreads(1)) {
            Pairs pairs = new Pairs(List.of("a", "b"), List.of("y"), x, new double[][] {y});
            return InverseFit.of(
                    pairs, Toy.conditional(10).withSurrogate(SurrogateChoice.GP), "test", new Seed(2), context);
        }
    }

    private static double spread(double a) {
        return Math.sqrt(4 * a * a * S * S + 3 * Math.pow(S, 4) + T * T);
    }

    /// At `a = 0` there is no slope, and the curvature counts alone.
    @Test
    void spreadsAreThoseByHandAtAnExtremumToo() {
        double[][] x = {{0, 0.5, -0.8}, {0.1, 0.2, -0.3}};
        try (Context context = Context.ofThreads(1)) {
            double[] found = new InputError(new double[] {S, T}).spreads(MODEL, x, context.workers())[0];
            for (int i = 0; i < 3; i++) {
                assertThat(found[i]).isCloseTo(spread(x[0][i]), within(0.03 * spread(x[0][i])));
            }
            double[] linear = new InputError(new double[] {0, T}).roughSpreads(MODEL, x, context.workers())[0];
            assertThat(linear[1]).isCloseTo(T, within(1e-3 * T));
        }
    }

    /// The surrogate is all but exact, so what decides is where the errors move `y`: counted with the true function
    /// and 40,000 other errors, which leaves 0.25 % of chance; 256 points of a sequence are right to about 1 %.
    @Test
    void whatIsMadeHitsAsOftenAsTheTrueFunctionSays() {
        SolveOptions options = new SolveOptions(12, new SimpleRandom(), GaussNewton.DEFAULT, 300);
        Target target = new Target(new double[] {0.4}, new double[] {0.05});
        InputError error = new InputError(new double[] {S, T});
        try (Context context = Context.ofThreads(1)) {
            Solutions told = new Solver(MODEL, MODEL.space(), options.withInputError(error, false), context)
                    .solve(target, new Seed(3));
            Solutions plain = new Solver(MODEL, MODEL.space(), options, context).solve(target, new Seed(3));
            assertThat(plain.made()).isEmpty();
            assertThat(told.made()).hasSize(12);
            RandomGenerator random = new Seed(7).generator();
            for (int i = 0; i < 12; i++) {
                double[] x = told.solutions().get(i).x();
                assertThat(x).containsExactly(plain.solutions().get(i).x());
                int hits = 0;
                for (int k = 0; k < 40_000; k++) {
                    double a = x[0] + S * Draws.normal(random);
                    hits += Math.abs(a * a + x[1] + T * Draws.normal(random) - 0.4) <= 0.05 ? 1 : 0;
                }
                Made made = told.made().get(i);
                assertThat(made.hitProbability()).isCloseTo(hits / 40_000.0, within(0.03));
                assertThat(made.spread()[0]).isCloseTo(spread(x[0]), within(0.03 * spread(x[0])));
            }
            assertThat(told.made().stream()
                            .mapToDouble(Made::hitProbability)
                            .min()
                            .orElseThrow())
                    .isLessThan(0.5);
        }
    }

    @Test
    void robustDesignsComeWhereTheSlopeIsLeast() {
        SolveOptions options = new SolveOptions(10, new SimpleRandom(), GaussNewton.DEFAULT, 300);
        InputError error = new InputError(new double[] {S, T});
        Target target = new Target(new double[] {0.4}, new double[] {0.01});
        try (Context context = Context.ofThreads(1)) {
            Solutions found = new Solver(MODEL, MODEL.space(), options.withInputError(error, true), context)
                    .solve(target, new Seed(3));
            List<Solution> robust = found.solutions();
            assertThat(robust).hasSize(10).allSatisfy(solution -> {
                assertThat(solution.status()).isEqualTo(Status.ON_TARGET);
                assertThat(Math.abs(solution.x()[0])).isLessThan(0.35);
            });
            for (int i = 1; i < robust.size(); i++) {
                // As exact as spreads are.
                assertThat(spread(robust.get(i - 1).x()[0]))
                        .isLessThan(1.03 * spread(robust.get(i).x()[0]));
                assertThat(found.made().get(i).spread()[0])
                        .isCloseTo(
                                spread(robust.get(i).x()[0]),
                                within(0.03 * spread(robust.get(i).x()[0])));
            }
        }
    }

    @Test
    void errorsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputError.of(Map.of("aa", 1.0), MODEL.space()))
                .withMessageContaining("the nearest is 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputError.of(Map.of("a", 0.0), MODEL.space()))
                .withMessageContaining("above zero, found 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputError(new double[2]))
                .withMessageContaining("found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputError.of(
                        Map.of("n", 0.1), Toy.fitMixed(Toy.conditional(1), 40).space()))
                .withMessageContaining("takes whole numbers or levels");
    }
}
