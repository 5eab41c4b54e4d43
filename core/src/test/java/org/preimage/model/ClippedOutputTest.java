package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Clip;
import org.preimage.space.Declared;
import org.preimage.space.Output;

final class ClippedOutputTest {
    private static final Declared AT_ZERO = new Declared(Map.of(), Map.of("u", 0.0));

    /// The toy's pairs with the first output clipped from below at zero.
    private static Pairs pairs(int n, long seed) {
        Pairs toy = Toy.pairs(n, new Seed(seed));
        double[][] y = toy.y();
        y[0] = Arrays.stream(y[0]).map(value -> Math.max(0, value)).toArray();
        return new Pairs(toy.inputs(), toy.outputs(), toy.x(), y);
    }

    @ParameterizedTest
    @EnumSource(
            value = SurrogateChoice.class,
            names = {"ENSEMBLE", "GP"})
    void predictionsStopAtTheBoundAndLatentOnesGoOn(SurrogateChoice choice) {
        Pairs pairs = pairs(300, 1);
        try (Context context = Context.ofThreads(2)) {
            FitOptions options = Toy.conditional(3).withEpochs(3, 150).withSurrogate(choice);
            InverseModel model = InverseFit.of(pairs, AT_ZERO, options, "test", new Seed(2), context);
            assertThat(model.space().outputs().getFirst()).isEqualTo(new Output("u", 0, max(pairs), Clip.LOW));
            InverseModel.Predicted predicted = model.predict(pairs.x(), context.workers());
            assertThat(Arrays.stream(predicted.mean()[0])).allMatch(value -> value >= 0);
            assertThat(model.means(pairs.x(), context.workers())[0])
                    .containsExactly(predicted.mean()[0], within(1e-5));
            assertThat(predicted.mean()[1]).containsExactly(predicted.latent()[1]);
            double[][] latent = Toy.properties(pairs.x());
            long below = IntStream.range(0, pairs.size())
                    .filter(i -> latent[0][i] < -0.3)
                    .count();
            long found = IntStream.range(0, pairs.size())
                    .filter(i -> latent[0][i] < -0.3 && predicted.latent()[0][i] < -0.03)
                    .count();
            assertThat(found).isGreaterThan((long) (0.9 * below));
        }
    }

    private static double max(Pairs pairs) {
        return Arrays.stream(pairs.y()[0]).max().orElseThrow();
    }

    @Test
    void aBoundThatIsNoEndOrIsHardlyReachedIsRefused() {
        assertRefused(Map.of("u", 0.1), "found 0.1 in 0 rows and values from 0.0 to ");
        assertRefused(Map.of("v", Arrays.stream(pairs(60, 1).y()[1]).min().orElseThrow()), " in 1 rows and values");
        assertRefused(Map.of("w", 0.0), "expected a known output, found 'w'; the nearest is 'u'");
    }

    private static void assertRefused(Map<String, Double> clipped, String words) {
        try (Context context = Context.ofThreads(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InverseFit.of(
                            pairs(60, 1),
                            new Declared(Map.of(), clipped),
                            Toy.conditional(1),
                            "test",
                            new Seed(1),
                            context))
                    .withMessageContaining(words);
        }
    }

    /// Three standard errors of 20,000 draws.
    @ParameterizedTest
    @EnumSource(
            value = Clip.class,
            names = {"LOW", "HIGH"})
    void theScalerFindsTheNormalDistributionBehindTheBound(Clip clip) {
        var random = new Seed(3).generator();
        double sign = clip == Clip.LOW ? 1 : -1;
        double[] y = IntStream.range(0, 20_000)
                .mapToDouble(_ -> sign * Math.max(2, 1.5 + 0.8 * Draws.normal(random)))
                .toArray();
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        Scaler scaler = OutputColumns.scaler(List.of(new Output("u", low, high, clip)), new double[][] {y});
        assertThat(scaler.mean()[0]).isCloseTo(sign * 1.5, within(0.05));
        assertThat(scaler.scale()[0]).isCloseTo(0.8, within(0.04));
    }
}
