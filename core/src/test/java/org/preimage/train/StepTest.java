package org.preimage.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.flow.Affine;
import org.preimage.flow.Chain;
import org.preimage.flow.Coupling;
import org.preimage.flow.Permutation;
import org.preimage.flow.Spline;
import org.preimage.flow.Transformer;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.optim.Adam;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// What holds for a whole step of training, networks, flow both ways and losses on one tape: the same bytes for any
/// number of threads, the same values with and without differentiation, no allocation.
final class StepTest {
    private static final int ATTEMPTS = 5;
    private static final float[] WIDTHS = {0.2f, 0.5f, 0.9f};

    enum Mode {
        EVALUATION,
        TRAINING
    }

    /// A step with everything in it.
    static final class Step {
        private final Parameters parameters = new Parameters();
        private final Tape tape;
        private final List<Value> values = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
        private final Adam adam;

        Step(int size, Workers workers, Mode mode) {
            RandomGenerator random = new Seed(size).generator();
            Mlp ahead = new Mlp("ahead", new Architecture(4, List.of(33), 4, Activation.SILU), parameters);
            Mlp affine = new Mlp("affine", new Architecture(3, List.of(20, 16), 4, Activation.RELU), parameters);
            Transformer spline = new Spline(4, 3f);
            Mlp bins = new Mlp("bins", new Architecture(3, List.of(17), 22, Activation.TANH), parameters);
            for (Mlp mlp : List.of(ahead, affine, bins)) {
                mlp.initialize(random, 1f);
            }
            Chain chain = new Chain(List.of(
                    new Coupling(4, 0, 2, Affine.DEFAULT, affine),
                    new Permutation(List.of(2, 3, 1, 0)),
                    new Coupling(4, 2, 4, spline, bins)));
            tape = mode == Mode.EVALUATION
                    ? Tape.forEvaluation(size, workers)
                    : Tape.forTraining(size, workers, parameters);
            record(gaussian(random, size, 4), gaussian(random, size, 4), gaussian(random, size, 1), ahead, chain);
            adam = new Adam(parameters.size());
        }

        private void record(Batch points, Batch target, Batch given, Mlp ahead, Chain chain) {
            Value x = tape.input(points);
            Value condition = tape.input(given);
            Value logDet = tape.accumulator(1);
            Value network = Network.record(ahead, x, tape);
            Value z = chain.forward(tape, network, condition, logDet);
            Value back = chain.inverse(tape, x, condition, logDet);
            losses.add(tape.add(new SquaredError(tape, z, given, Clipping.none(given.width()))));
            losses.add(tape.add(new MeanDiscrepancy(tape, z, target, 1, WIDTHS)));
            losses.add(tape.add(new MeanDiscrepancy(tape, back, target, 0, WIDTHS)));
            values.addAll(List.of(x, condition, logDet, network, z, back));
        }

        private static Batch gaussian(RandomGenerator random, int size, int width) {
            Batch batch = Batch.zeros(size, width);
            for (int i = 0; i < batch.data().length; i++) {
                batch.data()[i] = (float) random.nextGaussian();
            }
            return batch;
        }

        /// Everything a step computes, in a fixed order, as bits.
        List<Long> bits(boolean gradients) {
            List<Long> bits = new ArrayList<>();
            for (Loss loss : losses) {
                bits.add(Double.doubleToRawLongBits(loss.value()));
            }
            for (Value value : values) {
                add(bits, value.batch().data());
                if (gradients) {
                    add(bits, value.gradient().data());
                }
            }
            if (gradients) {
                add(bits, parameters.gradient());
                add(bits, parameters.values());
            }
            return bits;
        }

        private static void add(List<Long> bits, float[] values) {
            for (float value : values) {
                bits.add((long) Float.floatToRawIntBits(value));
            }
        }

        void run() {
            tape.forward();
            tape.backward();
            adam.step(parameters.values(), parameters.gradient(), 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 60, 61, 300, 1024, MeanDiscrepancy.ALL_PAIRS + 1})
    void theNumberOfThreadsDoesNotChangeAByte(int size) {
        List<Long> one = threeSteps(size, 1);
        assertThat(threeSteps(size, 2).equals(one)).as("two threads").isTrue();
        assertThat(threeSteps(size, 4).equals(one)).as("four threads").isTrue();
    }

    private static List<Long> threeSteps(int size, int threads) {
        try (Workers workers = new Workers(threads)) {
            Step step = new Step(size, workers, Mode.TRAINING);
            for (int i = 0; i < 3; i++) {
                step.run();
            }
            return step.bits(true);
        }
    }

    /// Whatever the memory held before, a repeated pass gives the same.
    @Test
    void aRepeatedPassGivesTheSameBytes() {
        try (Workers workers = new Workers(2)) {
            Step step = new Step(130, workers, Mode.TRAINING);
            step.tape.forward();
            step.tape.backward();
            List<Long> once = step.bits(true);
            step.tape.forward();
            step.tape.backward();
            assertThat(step.bits(true)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 60, 61, 300, 1024})
    void evaluationGivesTheValuesOfTraining(int size) {
        try (Workers workers = new Workers(2)) {
            Step evaluation = new Step(size, workers, Mode.EVALUATION);
            Step training = new Step(size, workers, Mode.TRAINING);
            evaluation.tape.forward();
            training.tape.forward();
            training.tape.backward();
            assertThat(evaluation.bits(false)).isEqualTo(training.bits(false));
        }
    }

    /// In a virtual machine of its own, and in another one where the compiler chose badly: what it inlines depends on
    /// which of its threads is first, the more so on a busy machine.
    @Test
    void aWarmStepAllocatesNothingForItsSamples() throws IOException, InterruptedException {
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && allocated >= StepAllocation.NOTHING; attempt++) {
            allocated = allocatedAlone();
        }
        assertThat(allocated).as("bytes a step").isLessThan(StepAllocation.NOTHING);
    }

    private static long allocatedAlone() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent"))
                .forEach(command::add);
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", path, StepAllocation.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(said.strip());
    }
}
