package org.preimage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.nn.Network;
import org.preimage.nn.Selection;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The losses of the priors against their formulas, and their gradients, through the networks before them, against
/// central differences.
final class PriorLossTest {
    private static final Workers ONE = new Workers(1);
    private static final int SIZE = 67;

    private static Batch gaussian(long seed, int width) {
        RandomGenerator random = new Seed(seed).generator();
        Batch batch = Batch.zeros(SIZE, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    /// A loss behind a network, which reads fixed numbers.
    private record Graph(Parameters parameters, Function<Tape, List<Loss>> losses) {
        double value() {
            Tape tape = Tape.forEvaluation(SIZE, ONE);
            List<Loss> recorded = losses.apply(tape);
            tape.forward();
            return recorded.stream().mapToDouble(Loss::value).sum();
        }
    }

    private static Mlp mlp(String name, int inputs, int outputs, Parameters parameters) {
        return new Mlp(name, new Architecture(inputs, List.of(6), outputs, Activation.TANH), parameters);
    }

    private static void initialize(Mlp... networks) {
        RandomGenerator random = new Seed(5).generator();
        for (Mlp mlp : networks) {
            mlp.initialize(random, 1f);
        }
    }

    static Stream<Named<Graph>> graphs() {
        return Stream.of(
                Named.of("mixture", mixture(new MixtureShape(3, 2, 0))),
                Named.of("mixture of low rank", mixture(new MixtureShape(2, 3, 2))),
                Named.of("autoencoder", autoencoder()),
                Named.of("joint likelihood", joint()));
    }

    private static Graph mixture(MixtureShape shape) {
        Parameters parameters = new Parameters();
        Mlp mlp = mlp("mixture", 2, shape.numbers(), parameters);
        initialize(mlp);
        return new Graph(parameters, tape -> {
            Value numbers = Network.record(mlp, tape.constant(gaussian(1, 2)), tape);
            return List.of(tape.add(new MixtureLikelihood(tape, shape, numbers, gaussian(2, shape.dim()))));
        });
    }

    private static Graph autoencoder() {
        Parameters parameters = new Parameters();
        Mlp encoder = mlp("encoder", 3, 4, parameters);
        Mlp decoder = mlp("decoder", 3, 2, parameters);
        initialize(encoder, decoder);
        return new Graph(parameters, tape -> {
            Batch x = gaussian(1, 2);
            Selection y = Selection.all(tape.constant(gaussian(2, 1)));
            Value moments = Network.record(encoder, List.of(Selection.all(tape.constant(x)), y), tape);
            Value z = Reparameterized.record(tape, moments, gaussian(3, 2));
            Value back = Network.record(decoder, List.of(Selection.all(z), y), tape);
            return List.of(
                    tape.add(new SquaredError(tape, back, x, Clipping.none(2))),
                    tape.add(new LatentDivergence(tape, moments)));
        });
    }

    private static Graph joint() {
        Parameters parameters = new Parameters();
        Mlp mlp = mlp("joint", 2, 3, parameters);
        initialize(mlp);
        return new Graph(parameters, tape -> {
            Value out = Network.record(mlp, tape.constant(gaussian(1, 2)), tape);
            return List.of(tape.add(new Likelihood(tape, out, tape.accumulator(1), gaussian(4, 1), 0.3)));
        });
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void gradientsEqualCentralDifferences(Graph graph) {
        Tape tape = Tape.forTraining(SIZE, ONE, graph.parameters());
        graph.losses().apply(tape);
        tape.forward();
        tape.backward();
        float[] gradient = graph.parameters().gradient().clone();
        float[] values = graph.parameters().values();
        float step = 0x1.0p-7f;
        int slopes = 0;
        for (int p = 0; p < values.length; p += 3) {
            float kept = values[p];
            values[p] = kept + step;
            double above = graph.value();
            values[p] = kept - step;
            double below = graph.value();
            values[p] = kept;
            double slope = (above - below) / (2 * step);
            // Float32 activations move a loss by some 1e-7 of its size; the step's own error is of its square.
            assertThat((double) gradient[p]).isCloseTo(slope, within(2e-3 + 5e-3 * Math.abs(slope)));
            slopes += Math.abs(slope) > 0.02 ? 1 : 0;
        }
        assertThat(slopes).as("numbers that matter").isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void weightsMultiplyGradients(Graph graph) {
        Tape tape = Tape.forTraining(SIZE, ONE, graph.parameters());
        List<Loss> losses = graph.losses().apply(tape);
        tape.forward();
        tape.backward();
        float[] gradient = graph.parameters().gradient().clone();
        losses.forEach(loss -> loss.weight(2));
        tape.forward();
        tape.backward();
        for (int p = 0; p < gradient.length; p++) {
            assertThat(graph.parameters().gradient()[p])
                    .isCloseTo(2 * gradient[p], within(1e-5f * (1 + Math.abs(gradient[p]))));
        }
    }

    @Test
    void theDivergenceIsThatOfTheNormalDensities() {
        // By the integral of the density times the logarithm of the ratio, on a grid.
        Batch moments = Batch.over(1, 2, new float[] {0.7f, -0.9f});
        Tape tape = Tape.forEvaluation(1, ONE);
        Loss loss = tape.add(new LatentDivergence(tape, tape.constant(moments)));
        tape.forward();
        double deviation = Math.exp(-0.45);
        double integral = 0;
        double width = 1e-3;
        for (double z = -8; z < 8; z += width) {
            double u = (z - 0.7) / deviation;
            double log = -0.5 * u * u - Math.log(deviation);
            integral += width * Math.exp(log) / Math.sqrt(2 * Math.PI) * (log + 0.5 * z * z);
        }
        assertThat(loss.value()).isCloseTo(integral, within(1e-5));
    }

    @Test
    void theJointLikelihoodIsThatOfItsFormula() {
        Batch out = gaussian(1, 3);
        Batch y = gaussian(2, 2);
        Batch log = gaussian(3, 1);
        Tape tape = Tape.forEvaluation(SIZE, ONE);
        Loss loss = tape.add(new Likelihood(tape, tape.constant(out), tape.constant(log), y, 0.5));
        tape.forward();
        double expected = IntStream.range(0, SIZE)
                .mapToDouble(i -> 2 * Math.pow(out.get(i, 0) - y.get(i, 0), 2)
                        + 2 * Math.pow(out.get(i, 1) - y.get(i, 1), 2)
                        + 0.5 * Math.pow(out.get(i, 2), 2)
                        - log.get(i, 0))
                .average()
                .orElseThrow();
        assertThat(loss.value()).isCloseTo(expected, within(1e-5));
    }

    @Test
    void theWeightOfTheDivergenceShrinksToItsLevel() {
        AutoencoderFit.Shape shape = new AutoencoderFit.Shape(1, List.of(3), Activation.TANH, 0.01, 100);
        assertThat(shape.divergenceAt(0)).isCloseTo(1, within(1e-9));
        assertThat(shape.divergenceAt(0.5)).isCloseTo(0.1, within(1e-9));
        assertThat(shape.divergenceAt(1)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void noiseShrinksToItsLevel() {
        NoiseLevels noise = new NoiseLevels(0.1, 0.2, 100);
        assertThat(noise.times(0)).isCloseTo(100, within(1e-9));
        assertThat(noise.times(0.5)).isCloseTo(10, within(1e-9));
        assertThat(noise.times(1)).isCloseTo(1, within(1e-9));
    }
}
