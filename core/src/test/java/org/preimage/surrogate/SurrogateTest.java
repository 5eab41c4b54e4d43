package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.flow.Affine;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.grad.Parameters;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.nn.Architecture;
import org.preimage.nn.ExactMlp;
import org.preimage.nn.Mlp;
import org.preimage.nn.Regressor;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The laws of all surrogates, of three inputs and two outputs, and what each kind says by an own computation.
final class SurrogateTest {
    /// More than one tile, and not a whole number of them.
    private static final int SIZE = 130;

    static Stream<Named<Surrogate>> all() {
        return Stream.of(
                Named.of("one network", ensemble(1)),
                Named.of("three networks", ensemble(3)),
                Named.of("flow", new FlowSurrogate(flow(), 3, 2)),
                Named.of(
                        "Gaussian processes",
                        new GaussianProcess(List.of(
                                process(Covariance.SQUARED_EXPONENTIAL, 40), process(Covariance.MATERN_52, 700)))));
    }

    private static NetworkEnsemble ensemble(int members) {
        return new NetworkEnsemble(IntStream.range(0, members)
                .<Regressor>mapToObj(SurrogateTest::network)
                .toList());
    }

    private static Mlp network(int i) {
        Architecture shape = new Architecture(3, List.of(9, 5), 2, Activation.TANH);
        Mlp mlp = new Mlp("network", shape, new Parameters());
        mlp.initialize(new Seed(5).of(i).generator(), 1f);
        return mlp;
    }

    /// More centers than a block holds, or fewer.
    private static OutputProcess process(Covariance covariance, int centers) {
        RandomGenerator random = new Seed(centers).generator();
        double[][] x = new double[3][];
        Arrays.setAll(x, _ -> random.doubles(centers, -2, 2).toArray());
        double[] weights = random.doubles(centers, -0.1, 0.1).toArray();
        return new OutputProcess(covariance, new double[] {1.5, 2, 3}, 1.3, 1e-6, x, weights);
    }

    /// Not near the identity, as a new flow would be.
    private static Flow flow() {
        Flow flow = new Flow(new FlowShape(5, 0, 2, List.of(8), Activation.SILU, Affine.DEFAULT, 3));
        for (int i = 0; i < flow.subnets().size(); i++) {
            flow.subnets().get(i).initialize(new Seed(6).of(i).generator(), 1f);
        }
        return flow;
    }

    private static Batch normal(int size, int width, Seed seed) {
        RandomGenerator random = seed.generator();
        Batch batch = Batch.zeros(size, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    @ParameterizedTest
    @MethodSource("all")
    void shapesAreTheSurrogates(Surrogate surrogate) {
        assertThat(surrogate.inputs()).isEqualTo(3);
        assertThat(surrogate.outputs()).isEqualTo(2);
        try (Workers workers = new Workers(1)) {
            Prediction prediction = surrogate.predict(new double[3][7], workers);
            assertThat(prediction.mean()).hasDimensions(2, 7);
            assertThat(prediction.deviation()).hasDimensions(2, 7);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void predictionsDependNeitherOnThreadsNorOnTheOtherDesigns(Surrogate surrogate) {
        double[][] x = Columns.of(normal(SIZE, 3, new Seed(1)));
        int[] some = {3, 129, 64, 0};
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            Prediction expected = surrogate.predict(x, one);
            Prediction found = surrogate.predict(x, three);
            assertThat(found.mean()).isDeepEqualTo(expected.mean());
            assertThat(found.deviation()).isDeepEqualTo(expected.deviation());
            Prediction few = surrogate.predict(ProcessFit.take(x, some), one);
            assertThat(few.mean()).isDeepEqualTo(ProcessFit.take(expected.mean(), some));
        }
    }

    /// `Σ cotangent · mean` differs by the gradient times a small step, to the rounding of float32.
    @ParameterizedTest
    @MethodSource("all")
    void pullBackIsTheGradientByCentralDifferences(Surrogate surrogate) {
        float step = 1e-2f;
        Batch x = normal(SIZE, 3, new Seed(2));
        Batch cotangent = normal(SIZE, 2, new Seed(3));
        try (Workers workers = new Workers(2)) {
            Surrogate.Evaluation evaluation = surrogate.evaluation(SIZE, workers);
            load(evaluation, x);
            float[] gradient = evaluation.pullBack(cotangent).data().clone();
            assertThat(evaluation.pullBack(cotangent).data()).containsExactly(gradient);
            for (int v = 0; v < 3; v++) {
                double[] above = weighed(evaluation, moved(x, v, step), cotangent);
                double[] below = weighed(evaluation, moved(x, v, -step), cotangent);
                for (int i = 0; i < SIZE; i++) {
                    double slope = (above[i] - below[i]) / (2 * step);
                    assertThat((double) gradient[v * SIZE + i]).isCloseTo(slope, within(2e-3 + 2e-3 * Math.abs(slope)));
                }
            }
        }
    }

    private static Batch moved(Batch x, int variable, float step) {
        Batch moved = x.copy();
        for (int i = 0; i < x.size(); i++) {
            moved.set(i, variable, x.get(i, variable) + step);
        }
        return moved;
    }

    private static void load(Surrogate.Evaluation evaluation, Batch x) {
        System.arraycopy(x.data(), 0, evaluation.x().data(), 0, x.data().length);
        evaluation.run();
    }

    /// By design: the sum over the outputs of `cotangent · mean`.
    private static double[] weighed(Surrogate.Evaluation evaluation, Batch x, Batch cotangent) {
        load(evaluation, x);
        Batch mean = evaluation.mean();
        double[] sums = new double[x.size()];
        Arrays.setAll(
                sums,
                i -> (double) mean.get(i, 0) * cotangent.get(i, 0) + (double) mean.get(i, 1) * cotangent.get(i, 1));
        return sums;
    }

    @Test
    void anEnsembleIsTheMeanAndDeviationOfItsMembers() {
        NetworkEnsemble ensemble = ensemble(3);
        List<ExactMlp> members = ensemble.members().stream()
                .map(member -> new ExactMlp((Mlp) member))
                .toList();
        Batch x = normal(40, 3, new Seed(4));
        try (Workers workers = new Workers(1)) {
            Prediction prediction = ensemble.predict(Columns.of(x), workers);
            for (int i = 0; i < 40; i++) {
                for (int o = 0; o < 2; o++) {
                    List<Double> says = new ArrayList<>();
                    for (ExactMlp member : members) {
                        says.add(member.apply(x.get(i, 0), x.get(i, 1), x.get(i, 2))[o]);
                    }
                    double mean = (says.get(0) + says.get(1) + says.get(2)) / 3;
                    double square = says.stream()
                            .mapToDouble(s -> (s - mean) * (s - mean))
                            .sum();
                    assertThat(prediction.mean()[o][i]).isCloseTo(mean, within(1e-5));
                    assertThat(prediction.deviation()[o][i])
                            .isCloseTo(Math.sqrt(square / 2), within(1e-5))
                            .isPositive();
                }
            }
        }
    }

    @Test
    void oneNetworkAndAFlowKnowNoDeviation() {
        double[][] x = Columns.of(normal(10, 3, new Seed(4)));
        try (Workers workers = new Workers(1)) {
            for (Surrogate surrogate : List.of(ensemble(1), new FlowSurrogate(flow(), 3, 2))) {
                assertThat(surrogate.predict(x, workers).deviation()).isDeepEqualTo(new double[2][10]);
            }
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkEnsemble(List.of()))
                .withMessageContaining("at least one network");
        Mlp wide = new Mlp("wide", new Architecture(4, List.of(5), 2, Activation.TANH), new Parameters());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkEnsemble(List.of(network(0), wide)))
                .withMessageContaining("members of one shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowSurrogate(flow(), 6, 2))
                .withMessageContaining("at least 6 variables for 6 inputs and 2 outputs, found 0 and 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowSurrogate(flow(), 3, 5));
        double[][] center = {{0}};
        for (double[] wrong : new double[][] {{1e-300, 1, 0}, {1, 0, 0}, {1, 1, Double.NaN}, {1, 1, 1e9}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OutputProcess(
                            Covariance.MATERN_52, new double[] {wrong[0]}, wrong[1], wrong[2], center, new double[1]))
                    .withMessageContaining("expected lengths from");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new OutputProcess(Covariance.MATERN_52, new double[] {1}, 1, 0, center, new double[2]))
                .withMessageContaining("expected 2 centers, found 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianProcess(List.of()));
    }
}
