package org.preimage.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
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
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The laws of all samplers, of three inputs and two outputs.
final class SamplerTest {
    private static final double[] TARGET = {0.4, -1.1};
    private static final int SIZE = 130;

    static Stream<Named<Sampler>> all() {
        return Stream.of(
                Named.of("conditional flow", conditional()),
                Named.of("inn", new InnSampler(flow(6, 0, Affine.DEFAULT), 3, 2)));
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
        RandomGenerator random = new Seed(1).generator();
        Batch latent = Batch.zeros(SIZE, sampler.latentDim());
        for (int i = 0; i < latent.data().length; i++) {
            latent.data()[i] = (float) random.nextGaussian();
        }
        return latent;
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
    @MethodSource("all")
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
    @MethodSource("all")
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
}
