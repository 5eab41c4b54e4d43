package org.preimage.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// Values of a network against a computation in double precision, and its gradients against that one's central
/// differences.
final class NetworkTest {
    private static final Workers ONE = new Workers(1);
    private static final double STEP = 1e-6;
    private static final int SIZE = 67;

    static Stream<Arguments> everyShape() {
        return Arrays.stream(Activation.values())
                .flatMap(a -> Stream.of(
                        Arguments.of(new Architecture(1, List.of(1), 1, a)),
                        Arguments.of(new Architecture(3, List.of(20, 33), 2, a)),
                        Arguments.of(new Architecture(5, List.of(16, 7, 40), 17, a))));
    }

    /// One network with its inputs, and the weights of a linear functional of its outputs.
    private static final class Setting {
        private final Parameters parameters = new Parameters();
        private final Mlp mlp;
        private final Batch x;
        private final Batch functional;

        Setting(Architecture shape) {
            RandomGenerator random = new Seed(3).generator();
            mlp = new Mlp("net", shape, parameters);
            mlp.initialize(random, 1f);
            float[] values = parameters.values();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 1.5f;
            }
            x = gaussian(random, shape.inputs());
            functional = gaussian(random, shape.outputs());
        }

        private static Batch gaussian(RandomGenerator random, int width) {
            Batch batch = Batch.zeros(SIZE, width);
            for (int i = 0; i < batch.data().length; i++) {
                batch.data()[i] = (float) random.nextGaussian();
            }
            return batch;
        }

        double exactFunctional(ExactMlp exact, int sample, double[] in) {
            double[] out = exact.apply(in);
            double sum = 0;
            for (int v = 0; v < out.length; v++) {
                sum += functional.get(sample, v) * out[v];
            }
            return sum;
        }

        double exactFunctional() {
            ExactMlp exact = new ExactMlp(mlp);
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += exactFunctional(exact, i, sample(i));
            }
            return sum;
        }

        double[] sample(int i) {
            double[] in = new double[x.width()];
            Arrays.setAll(in, v -> x.get(i, v));
            return in;
        }
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void valuesAreThoseInDouble(Architecture shape) {
        Setting setting = new Setting(shape);
        Tape tape = Tape.forEvaluation(SIZE, ONE);
        Value out = Network.record(setting.mlp, tape.constant(setting.x), tape);
        tape.forward();
        ExactMlp exact = new ExactMlp(setting.mlp);
        for (int i = 0; i < SIZE; i++) {
            double[] expected = exact.apply(setting.sample(i));
            for (int v = 0; v < expected.length; v++) {
                assertThat((double) out.batch().get(i, v)).isCloseTo(expected[v], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void inputGradientsEqualCentralDifferences(Architecture shape) {
        Setting setting = new Setting(shape);
        Tape tape = Tape.forInputs(SIZE, ONE);
        Value in = tape.input(setting.x);
        run(tape, Network.record(setting.mlp, in, tape), setting.functional);
        ExactMlp exact = new ExactMlp(setting.mlp);
        for (int i = 0; i < SIZE; i++) {
            double[] at = setting.sample(i);
            for (int v = 0; v < at.length; v++) {
                double kept = at[v];
                at[v] = kept + STEP;
                double above = setting.exactFunctional(exact, i, at);
                at[v] = kept - STEP;
                double below = setting.exactFunctional(exact, i, at);
                at[v] = kept;
                assertThat((double) in.gradient().get(i, v))
                        .isCloseTo((above - below) / (2 * STEP), within(2e-5 * (1 + Math.abs(above - below) / STEP)));
            }
        }
    }

    private static void run(Tape tape, Value out, Batch functional) {
        tape.forward();
        tape.clearGradients();
        System.arraycopy(functional.data(), 0, out.gradient().data(), 0, functional.data().length);
        tape.propagate();
    }

    /// Every single parameter, the padding too: its gradient must be 0, so that training leaves it 0.
    @ParameterizedTest
    @MethodSource("everyShape")
    void parameterGradientsEqualCentralDifferences(Architecture shape) {
        Setting setting = new Setting(shape);
        Tape tape = Tape.forTraining(SIZE, ONE, setting.parameters);
        run(tape, Network.record(setting.mlp, tape.constant(setting.x), tape), setting.functional);
        float[] gradient = setting.parameters.gradient().clone();
        float[] values = setting.parameters.values();
        // Where a kink may lie within the step, the step is as small as float32 lets it be.
        float step = shape.activation() == Activation.RELU || shape.activation() == Activation.LEAKY_RELU
                ? 1f / (1 << 20)
                : 1f / (1 << 10);
        for (int p = 0; p < values.length; p += values.length > 300 ? 7 : 1) {
            float kept = values[p];
            values[p] = kept + step;
            double above = setting.exactFunctional();
            double width = values[p];
            values[p] = kept - step;
            width -= values[p];
            double below = setting.exactFunctional();
            values[p] = kept;
            double expected = (above - below) / width;
            assertThat((double) gradient[p])
                    .as("parameter %d", p)
                    .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
    }

    @Test
    void inputsThatDoNotFitAreRefused() {
        Setting setting = new Setting(new Architecture(3, List.of(4), 2, Activation.TANH));
        Tape tape = Tape.forEvaluation(5, ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.record(setting.mlp, tape.constant(Batch.zeros(5, 2)), tape))
                .withMessage("Mlp: expected 3 inputs, found 2");
    }
}
