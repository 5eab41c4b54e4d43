package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.solve.GaussNewton;

final class LatentBenchmarkTest {
    private static final Problem PROBLEM = new Sinewave();
    private static final Context CONTEXT = Context.ofThreads(1);

    /// Hardly fitted, so that the flow is near the identity and candidates are nearly linear in the latent.
    private static final InverseModel MODEL = InverseFit.of(
            PROBLEM.pairs(200, new Seed(1)), FitOptions.defaults().withEpochs(1, 1), "test", new Seed(2), CONTEXT);

    private static LatentBenchmark benchmark(int repeats) {
        LatentBenchmark.Protocol protocol = new LatentBenchmark.Protocol(50, repeats, new Seed(3));
        return new LatentBenchmark(PROBLEM, MODEL, GaussNewton.DEFAULT, protocol, CONTEXT);
    }

    /// The mean of `n` independent candidates has the variance of one over `n`, which here comes from 20,000 of
    /// them. With 200 repeats and two inputs the estimate has a standard deviation of 7 %.
    @Test
    void independentLatentsGiveTheVarianceOfAMean() {
        double[][] points = new SimpleRandom().points(20_000, 2, new Seed(4));
        double[][] x = MODEL.sample(PROBLEM.usualTarget().values(), points, CONTEXT.workers());
        double[] scale = MODEL.inputs().scaler().scale();
        double expected = 0;
        for (int v = 0; v < 2; v++) {
            double sum = 0;
            double squares = 0;
            for (double value : x[v]) {
                sum += value / scale[v];
                squares += value / scale[v] * (value / scale[v]);
            }
            expected += (squares / 20_000 - sum / 20_000 * (sum / 20_000)) / 50 / 2;
        }
        double measured = benchmark(200).run("random").candidates().mean();
        assertThat(measured).isCloseTo(expected, within(0.3 * expected));
    }

    /// Stratifying each coordinate removes what a sum of functions of one coordinate varies by (Stein 1987).
    @Test
    void latinHypercubesRemoveTheVarianceOfNearlyLinearMeans() {
        LatentBenchmark.Row random = benchmark(20).run("random");
        LatentBenchmark.Row latin = benchmark(20).run("lhs");
        assertThat(latin.candidates().mean())
                .isLessThan(0.1 * random.candidates().mean());
        assertThat(latin.latent()).isEqualTo("lhs");
        assertThat(latin).isEqualTo(benchmark(20).run("lhs"));
    }

    @Test
    void theVarianceIsUnbiasedAndAveragedOverTheStatistics() {
        assertThat(LatentBenchmark.variance(new double[][] {{1, 2}, {3, 6}})).isEqualTo(5);
        assertThat(LatentBenchmark.variance(new double[2][0])).isNaN();
    }

    @Test
    void aRepeatAloneHasNoVariance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatentBenchmark.Protocol(10, 1, new Seed(1)))
                .withMessageContaining("found 10 and 1");
    }

    @Test
    void theLongArmIsKnownHereOnly() {
        assertThat(LatentBenchmark.problem("long-arm")).isInstanceOf(LongArm.class);
        assertThat(LatentBenchmark.problem("sinewave")).isInstanceOf(Sinewave.class);
        assertThat(Problems.all()).noneMatch(LongArm.class::isInstance);
    }
}
