package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Declared;

final class LearningCurveTest {
    private static List<LearningCurve.Point> points(double floor, double factor, double rate, double spread) {
        RandomGenerator random = new Seed(1).generator();
        return IntStream.of(50, 100, 200, 400, 800, 1600)
                .mapToObj(n -> new LearningCurve.Point(
                        n,
                        IntStream.range(0, 5)
                                .mapToObj(_ -> Math.sqrt((floor + factor * Math.pow(n, -rate))
                                        * Math.exp(spread * Draws.normal(random))))
                                .toList()))
                .toList();
    }

    @Test
    void aKnownLawIsFoundAndContinued() {
        LearningCurve curve = LearningCurve.curve("y", points(0, 100, 1.5, 0.03), new Seed(2));
        assertThat(curve.law().rate()).isCloseTo(1.5, within(0.15));
        double truth = Math.pow(100 / 1e-4, 1 / 1.5); // 10,000 rows
        LearningCurve.Need need = curve.need(1e-2);
        assertThat(need.low()).isLessThan(truth);
        assertThat(need.high()).isGreaterThan(truth).isLessThan(10 * truth);
        assertThat(need.rows()).isBetween(truth / 2, 2 * truth);
    }

    @Test
    void aNoiseFloorIsToldAndNotPromisedAway() {
        LearningCurve curve = LearningCurve.curve("y", points(0.04, 100, 2, 0.02), new Seed(3));
        LearningCurve.Need need = curve.need(0.1);
        assertThat(need.rows()).isInfinite();
        assertThat(need.floor()).isCloseTo(0.2, within(0.02));
    }

    @Test
    void measuredOnNoisyPairsTheFloorIsTheNoise() {
        RandomGenerator random = new Seed(4).generator();
        double[][] x = new double[1][1200];
        Arrays.setAll(x[0], _ -> random.nextDouble(-2, 2));
        double[][] y = {
            Arrays.stream(x[0])
                    .map(v -> Math.sin(3 * v) + 0.1 * Draws.normal(random))
                    .toArray()
        };
        Pairs pairs = new Pairs(List.of("x"), List.of("y"), x, y);
        try (Context context = Context.ofThreads(2)) {
            LearningCurve curve = LearningCurve.of(pairs, Declared.NOTHING, new Seed(5), context)
                    .getFirst();
            assertThat(curve.points()).hasSizeGreaterThan(3);
            assertThat(curve.points().getLast().error()).isCloseTo(0.1, within(0.015));
            assertThat(curve.need(0.05).rows()).isInfinite();
            assertThat(curve.need(0.05).floor()).isCloseTo(0.1, within(0.02));
        }
    }

    @Test
    void tooFewPairsAreRefused() {
        try (Context context = Context.ofThreads(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> LearningCurve.of(Toy.pairs(100, new Seed(1)), Declared.NOTHING, new Seed(2), context))
                    .withMessage("Learning curve: expected at least 160 different pairs, found 100");
        }
    }
}
