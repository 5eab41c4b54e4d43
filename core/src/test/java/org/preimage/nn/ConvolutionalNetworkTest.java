package org.preimage.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// Values of a network against plain loops in double precision over an image whose pixels beyond the edges are looked
/// up, and its gradients against those loops' central differences.
final class ConvolutionalNetworkTest {
    private static final int SIZE = 63;
    private static final double STEP = 1e-5;

    static Stream<ConvolutionalNetwork.Shape> everyShape() {
        return Stream.of(
                shape(4, 4, false, false, List.of(32), 1),
                shape(4, 6, true, false, List.of(32, 64), 1),
                shape(8, 4, false, true, List.of(32, 32, 64), 1),
                shape(6, 6, true, true, List.of(32, 32), 0));
    }

    private static ConvolutionalNetwork.Shape shape(
            int rows, int columns, boolean down, boolean across, List<Integer> channels, int layers) {
        return new ConvolutionalNetwork.Shape(
                new ConvolutionShape(
                        rows, columns, new ConvolutionShape.Edges(down, across), channels, layers, Activation.SILU),
                List.of(9),
                3);
    }

    private static ConvolutionalNetwork network(ConvolutionalNetwork.Shape shape) {
        ConvolutionalNetwork network = new ConvolutionalNetwork(shape);
        RandomGenerator random = new Seed(5).generator();
        network.initialize(random);
        float[] values = network.parameters().values();
        for (Convolution.Layer layer : network.convolution().all()) {
            for (int o = 0; o < layer.out(); o++) {
                values[layer.bias() + o] = (float) (0.3 * random.nextGaussian());
            }
        }
        return network;
    }

    private static Batch gaussian(int width) {
        RandomGenerator random = new Seed(6).generator();
        Batch batch = Batch.zeros(SIZE, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void givesWhatPlainLoopsGive(ConvolutionalNetwork.Shape shape) {
        ConvolutionalNetwork network = network(shape);
        Batch x = gaussian(pixels(shape));
        try (Workers workers = new Workers(2)) {
            for (Tape tape : List.of(Tape.forEvaluation(SIZE, workers), Tape.forInputs(SIZE, workers))) {
                Value out = network.record(tape.constant(x), tape);
                tape.forward();
                for (int i : new int[] {0, 1, 61, 62}) {
                    double[] exact = exact(network, row(x, i));
                    for (int o = 0; o < exact.length; o++) {
                        assertThat((double) out.batch().get(i, o)).isCloseTo(exact[o], within(2e-5));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void hasTheGradientOfCentralDifferences(ConvolutionalNetwork.Shape shape) {
        ConvolutionalNetwork network = network(shape);
        Batch x = gaussian(pixels(shape));
        Batch functional = gaussian(shape.outputs());
        try (Workers workers = new Workers(2)) {
            Tape tape = Tape.forTraining(SIZE, workers, network.parameters());
            Value in = tape.input(x);
            Value out = network.record(in, tape);
            tape.forward();
            tape.clearGradients();
            System.arraycopy(functional.data(), 0, out.gradient().data(), 0, functional.data().length);
            tape.propagate();
            for (int pixel = 0; pixel < x.width(); pixel += 5) {
                double[] up = row(x, 62);
                double[] down = up.clone();
                up[pixel] += STEP;
                down[pixel] -= STEP;
                double slope = (dot(functional, 62, exact(network, up)) - dot(functional, 62, exact(network, down)))
                        / (2 * STEP);
                assertThat((double) in.gradient().get(62, pixel)).isCloseTo(slope, within(1e-4));
            }
            float[] values = network.parameters().values();
            for (int p = 3; p < values.length; p += 1 + values.length / 40) {
                float kept = values[p];
                float step = 1e-3f;
                values[p] = kept + step;
                double above = total(network, x, functional);
                double high = values[p];
                values[p] = kept - step;
                double below = total(network, x, functional);
                double low = values[p];
                values[p] = kept;
                double slope = (above - below) / (high - low);
                assertThat((double) network.parameters().gradient()[p])
                        .as("parameter %d", p)
                        .isCloseTo(slope, within(2e-3 * (1 + Math.abs(slope))));
            }
        }
    }

    @Test
    void refusesImagesThatCannotBeHalved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape(6, 8, false, false, List.of(32, 32, 32), 1))
                .withMessageContaining("divided by 4, found 6 × 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape(8, 8, false, false, List.of(20), 1))
                .withMessageContaining("32 channels or a multiple");
    }

    private static int pixels(ConvolutionalNetwork.Shape shape) {
        return shape.convolution().rows() * shape.convolution().columns();
    }

    private static double[] row(Batch x, int i) {
        double[] row = new double[x.width()];
        for (int v = 0; v < row.length; v++) {
            row[v] = x.get(i, v);
        }
        return row;
    }

    private static double dot(Batch functional, int i, double[] y) {
        double sum = 0;
        for (int o = 0; o < y.length; o++) {
            sum += functional.get(i, o) * y[o];
        }
        return sum;
    }

    private static double total(ConvolutionalNetwork network, Batch x, Batch functional) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += dot(functional, i, exact(network, row(x, i)));
        }
        return sum;
    }

    /// Channels by pixel, `[rows · columns][channels]`.
    private static double[] exact(ConvolutionalNetwork network, double[] image) {
        ConvolutionShape shape = network.shape().convolution();
        float[] values = network.parameters().values();
        double[][] pixels = new double[image.length][];
        for (int e = 0; e < image.length; e++) {
            pixels[e] = new double[] {image[e]};
        }
        int rows = shape.rows();
        int columns = shape.columns();
        for (Convolution.Layer layer : network.convolution().all()) {
            boolean halving = layer.kind() == Convolution.Kind.HALVING;
            int side = halving ? 2 : 3;
            double[][] next = new double[layer.rows() * layer.columns()][layer.out()];
            for (int r = 0; r < layer.rows(); r++) {
                for (int c = 0; c < layer.columns(); c++) {
                    for (int o = 0; o < layer.out(); o++) {
                        double sum = values[layer.bias() + o];
                        for (int tap = 0; tap < side * side; tap++) {
                            int row = halving ? 2 * r + tap / 2 : r + tap / 3 - 1;
                            int column = halving ? 2 * c + tap % 2 : c + tap % 3 - 1;
                            double[] read = pixels[
                                    beyond(row, rows, shape.edges().repeatedDown()) * columns
                                            + beyond(
                                                    column,
                                                    columns,
                                                    shape.edges().repeatedAcross())];
                            for (int i = 0; i < layer.in(); i++) {
                                sum += read[i] * values[layer.weight() + (tap * layer.in() + i) * layer.out() + o];
                            }
                        }
                        double activated = sum / (1 + Math.exp(-sum));
                        next[r * layer.columns() + c][o] = activated
                                + (layer.kind() == Convolution.Kind.RESIDUAL ? pixels[r * columns + c][o] : 0);
                    }
                }
            }
            pixels = next;
            rows = layer.rows();
            columns = layer.columns();
        }
        double[] features = new double[shape.features()];
        int channels = pixels[0].length;
        for (int f = 0; f < features.length; f++) {
            features[f] = pixels[f / channels][f % channels];
        }
        return head(network.head(), features);
    }

    private static int beyond(int at, int n, boolean repeated) {
        return repeated ? Math.floorMod(at, n) : Math.clamp(at, 0, n - 1);
    }

    private static double[] head(Mlp mlp, double[] features) {
        double[] h = features;
        for (int l = 0; l < mlp.architecture().layers(); l++) {
            int out = mlp.architecture().outOf(l);
            double[] next = new double[out];
            for (int o = 0; o < out; o++) {
                next[o] = mlp.bias(l)[o];
            }
            float[] weight = mlp.weight(l);
            for (int i = 0; i < h.length; i++) {
                for (int o = 0; o < out; o++) {
                    next[o] += h[i] * weight[i * out + o];
                }
            }
            if (l < mlp.architecture().layers() - 1) {
                for (int o = 0; o < out; o++) {
                    next[o] /= 1 + Math.exp(-next[o]);
                }
            }
            h = next;
        }
        return h;
    }
}
