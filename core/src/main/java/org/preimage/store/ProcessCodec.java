package org.preimage.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.preimage.surrogate.Covariance;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.OutputProcess;
import org.preimage.surrogate.Refinement;

/// The processes of the outputs, `surrogate.process.<output>`: kind of covariance, lengths, variance and nugget,
/// centers and weights, all in double, so that a process that was read needs no new solution.
final class ProcessCodec {
    private static final String REFINEMENT = ".refinement";

    private ProcessCodec() {}

    static void write(Draft draft, GaussianProcess gaussian) {
        for (int o = 0; o < gaussian.outputs(); o++) {
            OutputProcess process = gaussian.processes().get(o);
            String name = name(o);
            draft.text(name + ".covariance", Facts.word(process.covariance()));
            draft.numbers(name + ".lengths", process.lengths());
            draft.numbers(name + ".variances", new double[] {process.variance(), process.nugget()});
            draft.table(name + ".centers", Arrays.asList(process.centers()), process.weights().length);
            draft.numbers(name + ".weights", process.weights());
            if (process.refinement() != null) {
                write(draft, name + REFINEMENT, process.refinement());
            }
        }
    }

    private static void write(Draft draft, String name, Refinement refinement) {
        int[][] nodes = refinement.nodes();
        draft.table(
                name + ".nodes",
                Stream.of(nodes)
                        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                        .toList(),
                nodes[0].length);
        draft.table(name + ".cuts", Arrays.asList(refinement.cuts()), nodes[0].length);
        draft.table(name + ".x", Arrays.asList(refinement.x()), refinement.x()[0].length);
        draft.numbers(name + ".weights", refinement.weights());
    }

    private static Refinement refinement(Facts facts, String name, int inputs) {
        int count = facts.width(name + ".nodes");
        int[][] nodes = facts.table(name + ".nodes", 2, count).stream()
                .map(row -> Arrays.stream(row)
                        .mapToInt(value -> whole(name, value, count))
                        .toArray())
                .toArray(int[][]::new);
        int n = facts.width(name + ".x");
        return Refinement.of(
                nodes,
                facts.table(name + ".cuts", 2, count).toArray(double[][]::new),
                facts.table(name + ".x", inputs, n).toArray(double[][]::new),
                facts.numbers(name + ".weights"));
    }

    private static int whole(String name, double value, int count) {
        if (value != Math.rint(value) || value < -1 || value >= count + 1.0) {
            throw new IllegalArgumentException(
                    "expected '" + name + ".nodes' to hold whole numbers from -1 to " + count + ", found " + value);
        }
        return (int) value;
    }

    /// @param inputs the number of free inputs, `d`
    /// @param outputs the number of outputs, `m`
    static GaussianProcess read(Facts facts, int inputs, int outputs) {
        List<OutputProcess> processes = new ArrayList<>();
        for (int o = 0; o < outputs; o++) {
            String name = name(o);
            double[] variances = facts.numbers(name + ".variances", 2);
            int n = facts.width(name + ".centers");
            processes.add(new OutputProcess(
                    facts.choice(name + ".covariance", Covariance.values()),
                    facts.numbers(name + ".lengths", inputs),
                    variances[0],
                    variances[1],
                    facts.table(name + ".centers", inputs, n).toArray(double[][]::new),
                    facts.numbers(name + ".weights", n),
                    facts.hasTensor(name + REFINEMENT + ".x") ? refinement(facts, name + REFINEMENT, inputs) : null));
        }
        return new GaussianProcess(processes);
    }

    private static String name(int output) {
        return "surrogate.process." + output;
    }
}
