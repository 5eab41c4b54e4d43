package org.preimage.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.run.Workers;

/// Three networks that others trained and published (strained MoS₂: lattice to band gap): our coupling stack with
/// their weights must give their outputs. The files may not be redistributed, so they are read from where the property
/// `preimage.shared` says.
final class PublishedNetworksTest {
    private static final Workers ONE = new Workers(1);
    private static final int WIDTH = 7;
    private static final int HALF = 3;
    /// Block `b` is followed by the permutation that NumPy's legacy generator draws with seed `b`.
    private static final List<String> ORDERS =
            List.of("6213054", "6210435", "4132650", "4653102", "4630152", "6241053");

    private static Path folder() {
        String shared = System.getProperty("preimage.shared", "");
        assumeTrue(!shared.isBlank(), "the published networks are not checked: preimage.shared is not set");
        Path folder = Path.of(shared, "data", "golden");
        assumeTrue(Files.isDirectory(folder), () -> "the published networks are not checked: there is no " + folder);
        return folder;
    }

    private static Chain stack(String file, int conditions) throws IOException {
        Map<String, float[]> weights = weights(folder().resolve(file));
        Parameters parameters = new Parameters();
        List<Bijection> links = new ArrayList<>();
        List<Runnable> fills = new ArrayList<>();
        for (int block = 0; block < ORDERS.size(); block++) {
            String name = "module_list." + (2 * block + 1);
            Mlp first = network(name + ".s2", WIDTH - HALF + conditions, 2 * HALF, parameters, weights, fills);
            Mlp second = network(name + ".s1", HALF + conditions, 2 * (WIDTH - HALF), parameters, weights, fills);
            links.add(new Coupling(WIDTH, 0, HALF, new Affine(2f, true), first));
            links.add(new Coupling(WIDTH, HALF, WIDTH, new Affine(2f, true), second));
            links.add(new Permutation(
                    ORDERS.get(block).chars().mapToObj(c -> c - '0').toList()));
        }
        fills.forEach(Runnable::run);
        return new Chain(links);
    }

    private static Mlp network(
            String name, int in, int out, Parameters parameters, Map<String, float[]> weights, List<Runnable> fills) {
        Mlp mlp = new Mlp(name, new Architecture(in, List.of(256), out, Activation.RELU), parameters);
        fills.add(() -> {
            mlp.weight(0, transposed(weights.get(name + ".0.weight"), 256, in));
            mlp.bias(0, weights.get(name + ".0.bias"));
            mlp.weight(1, transposed(weights.get(name + ".2.weight"), out, 256));
            mlp.bias(1, weights.get(name + ".2.bias"));
        });
        return mlp;
    }

    /// From `[out × in]` to our `[in × out]`.
    private static float[] transposed(float[] weight, int out, int in) {
        float[] t = new float[in * out];
        for (int j = 0; j < out; j++) {
            for (int k = 0; k < in; k++) {
                t[k * out + j] = weight[j * in + k];
            }
        }
        return t;
    }

    /// Pairs of lines: name, rows, columns; then the values.
    private static Map<String, float[]> weights(Path file) throws IOException {
        List<String> words = Files.readAllLines(file).stream()
                .flatMap(line -> Arrays.stream(line.trim().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        Map<String, float[]> weights = new HashMap<>();
        for (int at = 0; at < words.size(); ) {
            String name = words.get(at);
            float[] values = new float[Integer.parseInt(words.get(at + 1)) * Integer.parseInt(words.get(at + 2))];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words.get(at + 3 + i));
            }
            weights.put(name, values);
            at += 3 + values.length;
        }
        return weights;
    }

    private static List<double[]> rows(String file) throws IOException {
        return Files.readAllLines(folder().resolve(file)).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static Batch columns(List<double[]> rows, int from, int width) {
        Batch batch = Batch.zeros(rows.size(), width);
        for (int i = 0; i < rows.size(); i++) {
            for (int v = 0; v < width; v++) {
                batch.set(i, v, (float) rows.get(i)[from + v]);
            }
        }
        return batch;
    }

    private static void assertRow(Batch found, double[] row, int from, int sample) {
        for (int v = 0; v < WIDTH; v++) {
            double expected = row[from + v];
            assertThat((double) found.get(sample, v))
                    .as("sample %d, variable %d", sample, v)
                    .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
    }

    @Test
    void theForwardNetworkGivesItsOutputsAndLogDeterminants() throws IOException {
        List<double[]> rows = rows("matdesinne_forward_io.csv");
        Chain chain = stack("matdesinne_forward_weights.txt", 0);
        Tape tape = Tape.forEvaluation(rows.size(), ONE);
        Value logDet = tape.accumulator(1);
        Value out = chain.forward(tape, tape.constant(columns(rows, 0, WIDTH)), null, logDet);
        tape.forward();
        for (int i = 0; i < rows.size(); i++) {
            assertRow(out.batch(), rows.get(i), WIDTH, i);
            assertThat((double) logDet.batch().get(i, 0)).isCloseTo(rows.get(i)[2 * WIDTH], within(1e-3));
        }
    }

    @Test
    void theInvertibleNetworkGivesItsDesigns() throws IOException {
        inverse("matdesinne_inn", 0);
    }

    @Test
    void theConditionalNetworkGivesItsDesigns() throws IOException {
        inverse("matdesinne_cinn", 1);
    }

    private static void inverse(String name, int conditions) throws IOException {
        List<double[]> rows = rows(name + "_inverse_io.csv");
        Chain chain = stack(name + "_weights.txt", conditions);
        Tape tape = Tape.forEvaluation(rows.size(), ONE);
        Value z = tape.constant(columns(rows, 0, WIDTH));
        Value y = conditions == 0 ? null : tape.constant(columns(rows, WIDTH, conditions));
        Value out = chain.inverse(tape, z, y, tape.accumulator(1));
        tape.forward();
        for (int i = 0; i < rows.size(); i++) {
            assertRow(out.batch(), rows.get(i), WIDTH + conditions, i);
        }
    }
}
