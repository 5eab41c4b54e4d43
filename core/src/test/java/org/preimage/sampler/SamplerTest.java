package org.preimage.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.flow.Affine;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.flow.Spline;
import org.preimage.flow.Transformer;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The laws of all samplers, of three inputs and two outputs.
final class SamplerTest {
    private static final double[] TARGET = {0.4, -1.1};
    private static final int SIZE = 130;

    static Stream<Named<Sampler>> all() {
        return Stream.of(
                Named.of("conditional flow", conditional()),
                Named.of("inn", new InnSampler(flow(6, 0, Affine.DEFAULT), 3, 2)),
                Named.of("autoencoder", new AutoencoderSampler(mlp(2 + 4, 3), 2)),
                Named.of("mixture", mixture(new MixtureShape(4, 3, 0))),
                Named.of("mixture of low rank", mixture(new MixtureShape(4, 3, 2))),
                Named.of("uniform", new UniformSampler(new double[] {-1, 0, 2}, new double[] {1, 0, 5}, 2)),
                Named.of("rows", rows()));
    }

    static Stream<Named<Sampler>> learned() {
        return all().filter(sampler -> !(sampler.getPayload() instanceof UniformSampler));
    }

    /// All but those whose candidates are chosen together.
    static Stream<Named<Sampler>> pointByPoint() {
        return all().filter(sampler -> !(sampler.getPayload() instanceof TrainingRowsSampler));
    }

    private static Mlp mlp(int inputs, int outputs) {
        Mlp mlp = new Mlp("net", new Architecture(inputs, List.of(8), outputs, Activation.SILU), new Parameters());
        mlp.initialize(new Seed(4).generator(), 1f);
        return mlp;
    }

    private static MixtureSampler mixture(MixtureShape shape) {
        return new MixtureSampler(mlp(2, shape.numbers()), shape);
    }

    private static TrainingRowsSampler rows() {
        return new TrainingRowsSampler(gaussian(500, 3, 7), gaussian(500, 2, 8));
    }

    private static Batch gaussian(int n, int width, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        Batch batch = Batch.zeros(n, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    private static ConditionalFlowSampler conditional() {
        return new ConditionalFlowSampler(flow(3, 2, new Spline(4, 3f)));
    }

    private static Flow flow(int dim, int condition, Transformer transformer) {
        Flow flow = new Flow(new FlowShape(dim, condition, 2, List.of(8), Activation.SILU, transformer, 3));
        for (int i = 0; i < flow.subnets().size(); i++) {
            flow.subnets().get(i).initialize(new Seed(6).of(i).generator(), 1f);
        }
        return flow;
    }

    private static Batch latent(Sampler sampler) {
        return gaussian(SIZE, sampler.latentDim(), 1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLatentPointGivesADesign(Sampler sampler) {
        assertThat(sampler.inputs()).isEqualTo(3);
        assertThat(sampler.outputs()).isEqualTo(2);
        try (Workers workers = new Workers(1)) {
            Batch x = sampler.candidates(TARGET, latent(sampler), workers);
            assertThat(x.size()).isEqualTo(SIZE);
            assertThat(x.width()).isEqualTo(3);
            for (float value : x.data()) {
                assertThat(value).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pointByPoint")
    void candidatesDependNeitherOnThreadsNorOnTheOthers(Sampler sampler) {
        Batch latent = latent(sampler);
        float[] before = latent.data().clone();
        int[] some = {129, 5, 70};
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            Batch expected = sampler.candidates(TARGET, latent, one);
            assertThat(sampler.candidates(TARGET, latent, one).data()).containsExactly(expected.data());
            assertThat(sampler.candidates(TARGET, latent, three).data()).containsExactly(expected.data());
            assertThat(sampler.candidates(TARGET, latent.subset(some), one).data())
                    .containsExactly(expected.subset(some).data());
        }
        assertThat(latent.data()).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("learned")
    void anotherTargetGivesOtherDesigns(Sampler sampler) {
        try (Workers workers = new Workers(1)) {
            Batch latent = latent(sampler);
            Batch x = sampler.candidates(TARGET, latent, workers);
            Batch other = sampler.candidates(new double[] {0.5, -1.1}, latent, workers);
            assertThat(other.data()).isNotEqualTo(x.data());
        }
    }

    /// `x ↦ z` given `y` undoes what was sampled.
    @Test
    void theFlowForwardFindsTheLatentOfACandidate() {
        ConditionalFlowSampler sampler = conditional();
        assertThat(sampler.latentDim()).isEqualTo(3);
        Batch latent = latent(sampler);
        try (Workers workers = new Workers(1)) {
            Batch x = sampler.candidates(TARGET, latent, workers);
            Batch y = Batch.zeros(SIZE, 2);
            Arrays.fill(y.data(), 0, SIZE, (float) TARGET[0]);
            Arrays.fill(y.data(), SIZE, 2 * SIZE, (float) TARGET[1]);
            assertClose(forward(sampler.flow(), x, y, workers), latent);
        }
    }

    /// With as many variables as inputs nothing is dropped, and `[x] ↦ [y, z]` undoes what was sampled.
    @Test
    void theInvertibleNetworkForwardFindsTargetAndLatentOfACandidate() {
        InnSampler sampler = new InnSampler(flow(6, 0, new Affine(1f, true)), 6, 2);
        assertThat(sampler.latentDim()).isEqualTo(4);
        Batch latent = latent(sampler);
        try (Workers workers = new Workers(1)) {
            Batch x = sampler.candidates(TARGET, latent, workers);
            Batch joint = forward(sampler.flow(), x, null, workers);
            Batch expected = Batch.zeros(SIZE, 6);
            Arrays.fill(expected.data(), 0, SIZE, (float) TARGET[0]);
            Arrays.fill(expected.data(), SIZE, 2 * SIZE, (float) TARGET[1]);
            System.arraycopy(latent.data(), 0, expected.data(), 2 * SIZE, 4 * SIZE);
            assertClose(joint, expected);
        }
    }

    private static Batch forward(Flow flow, Batch x, @Nullable Batch condition, Workers workers) {
        Tape tape = Tape.forEvaluation(x.size(), workers);
        Value given = condition == null ? null : tape.constant(condition);
        Value z = flow.chain().forward(tape, tape.constant(x), given, tape.accumulator(1));
        tape.forward();
        return z.batch();
    }

    private static void assertClose(Batch found, Batch expected) {
        assertThat(found.data()).containsExactly(expected.data(), within(1e-3f));
    }

    @Test
    void flowsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalFlowSampler(flow(3, 0, Affine.DEFAULT)))
                .withMessageContaining("a flow with a condition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InnSampler(flow(5, 0, Affine.DEFAULT), 3, 5))
                .withMessageContaining("at least 6 variables");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InnSampler(flow(5, 1, Affine.DEFAULT), 3, 2))
                .withMessageContaining("no condition");
    }

    /// Counted by hand: 3 → 8 → 4 numbers and so on.
    @Test
    void parametersAreWeightsAndBiases() {
        assertThat(new AutoencoderSampler(mlp(6, 3), 2).parameters()).isEqualTo(7 * 8 + 9 * 3);
        assertThat(mixture(new MixtureShape(4, 3, 0)).parameters()).isEqualTo(3 * 8 + 9 * 4 * (1 + 3 + 6));
        // Two blocks of two couplings, each with a network from two variables to scale and shift of two.
        assertThat(new InnSampler(flow(4, 0, Affine.DEFAULT), 2, 1).parameters())
                .isEqualTo(4 * (3 * 8 + 9 * 4));
        assertThat(rows().parameters()).isZero();
    }

    @Test
    void uniformCandidatesFillTheirBoxAndNoMore() {
        UniformSampler sampler = new UniformSampler(new double[] {-1, 4}, new double[] {1, 4}, 1);
        try (Workers workers = new Workers(1)) {
            Batch x = sampler.candidates(new double[] {0}, gaussian(4000, 2, 3), workers);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < x.size(); i++) {
                assertThat(x.get(i, 0)).isBetween(-1f, 1f);
                assertThat(x.get(i, 1)).isEqualTo(4f);
                sum += x.get(i, 0);
                squares += x.get(i, 0) * x.get(i, 0);
            }
            // Five standard errors of the mean and of the mean square of a uniform number.
            assertThat(sum / 4000).isCloseTo(0, within(5 * Math.sqrt(1 / 3.0 / 4000)));
            assertThat(squares / 4000).isCloseTo(1 / 3.0, within(5 * Math.sqrt(4 / 45.0 / 4000)));
        }
    }

    @Test
    void theBoxOfDesignsIsWhatTheyReach() {
        Batch x = Batch.over(3, 2, new float[] {1, -2, 0.5f, 7, 7, 7});
        UniformSampler sampler = UniformSampler.over(x, 1);
        assertThat(sampler.low()).containsExactly(-2, 7);
        assertThat(sampler.high()).containsExactly(1, 7);
    }

    /// Those with the nearest properties, in that order; more than there are begin anew.
    @Test
    void lookingUpGivesTheNearestRows() {
        TrainingRowsSampler sampler = rows();
        double[] distance = new double[500];
        Arrays.setAll(
                distance,
                i -> Math.hypot(sampler.y().get(i, 0) - TARGET[0], sampler.y().get(i, 1) - TARGET[1]));
        int[] order = IntStream.range(0, 500)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance[i]))
                .mapToInt(i -> i)
                .toArray();
        try (Workers workers = new Workers(1)) {
            Batch forty = sampler.candidates(TARGET, Batch.zeros(40, 1), workers);
            assertThat(forty.data())
                    .containsExactly(
                            sampler.x().subset(Arrays.copyOf(order, 40)).data());
            Batch many = sampler.candidates(TARGET, Batch.zeros(1200, 1), workers);
            assertThat(columns(many).subList(500, 1000))
                    .isEqualTo(columns(many).subList(0, 500))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<Float> columns(Batch x) {
        return IntStream.range(0, x.size()).mapToObj(i -> x.get(i, 0)).toList();
    }

    @Test
    void samplersThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AutoencoderSampler(mlp(2, 3), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixtureSampler(mlp(2, 7), new MixtureShape(2, 3, 0)))
                .withMessageContaining("writes 20 numbers, found one of 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UniformSampler(new double[] {1}, new double[] {0}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingRowsSampler(Batch.zeros(3, 2), Batch.zeros(2, 1)));
    }
}
