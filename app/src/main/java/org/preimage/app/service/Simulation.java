package org.preimage.app.service;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.run.Context;
import org.preimage.space.NearestName;

/// A true operator, asked in the order of a model's columns.
final class Simulation {
    private final String name;
    private final Simulator simulator;
    private final int[] inputs; // position among the model's inputs, by the operator's input
    private final int[] outputs; // position among the operator's outputs, by the model's output

    private Simulation(Problem problem, List<String> modelInputs, List<String> modelOutputs) {
        name = problem.name();
        simulator = Simulator.of(problem);
        inputs = positions("an input of the model", problem.space().inputNames(), modelInputs);
        outputs =
                positions("an output of " + name, modelOutputs, problem.space().outputNames());
        if (modelInputs.size() != inputs.length) {
            throw new IllegalArgumentException("--simulator " + name + ": expected a model of the inputs "
                    + problem.space().inputNames() + ", found one of " + modelInputs);
        }
    }

    /// The built-in problem called `name`.
    ///
    /// @throws IllegalArgumentException if there is none, or its columns are not those of the model
    static Simulation named(String name, List<String> inputs, List<String> outputs) {
        return new Simulation(Problems.named(name), inputs, outputs);
    }

    String name() {
        return name;
    }

    /// The operator in the order of the model's columns.
    Simulator simulator() {
        return design -> {
            double[] x = Arrays.stream(inputs).mapToDouble(i -> design[i]).toArray();
            return switch (simulator.run(x)) {
                case Simulated(double[] y) ->
                    new Simulated(Arrays.stream(outputs).mapToDouble(o -> y[o]).toArray());
                case Failed failed -> failed;
            };
        };
    }

    /// Runs every design once.
    ///
    /// @param designs rows of the model's inputs, `[n × d]`
    /// @return rows of the model's outputs, `[n × m]`, empty where the run failed
    List<List<Double>> run(List<List<Double>> designs, Context context) {
        double[][] rows = new double[designs.size()][];
        for (int i = 0; i < rows.length; i++) {
            context.checkCancelled();
            rows[i] = run(designs.get(i));
            context.progress().report("simulate", i + 1, rows.length, "");
        }
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private double[] run(List<Double> design) {
        double[] x = design.stream().mapToDouble(Double::doubleValue).toArray();
        return switch (simulator().run(x)) {
            case Simulated(double[] y) -> y;
            case Failed _ -> new double[0];
        };
    }

    private int[] positions(String expected, List<String> wanted, List<String> among) {
        return IntStream.range(0, wanted.size())
                .map(i -> {
                    int at = among.indexOf(wanted.get(i));
                    if (at < 0) {
                        throw new IllegalArgumentException(
                                "--simulator " + name + ": " + NearestName.refusal(expected, wanted.get(i), among));
                    }
                    return at;
                })
                .toArray();
    }
}
