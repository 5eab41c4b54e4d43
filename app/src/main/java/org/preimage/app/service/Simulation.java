package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.app.simulator.Simulators;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.ParallelSimulator;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.run.Context;
import org.preimage.space.Input;
import org.preimage.space.NearestName;
import org.preimage.space.Space;

/// A true operator, asked in the order of a model's columns.
final class Simulation implements ParallelSimulator {
    private final String name;
    private final ParallelSimulator simulator;
    private final @Nullable FolderRuns folders; // which the simulator is; null if it needs none
    private final int[] inputs; // position among the model's inputs, by the operator's input
    private final int[] outputs; // position among the operator's outputs, by the model's output

    private Simulation(
            String name,
            ParallelSimulator simulator,
            @Nullable FolderRuns folders,
            List<String> takes,
            List<String> gives,
            List<String> modelInputs,
            List<String> modelOutputs) {
        this.name = name;
        this.simulator = simulator;
        this.folders = folders;
        inputs = positions("an input of the model", takes, modelInputs);
        outputs = positions("an output of " + name, modelOutputs, gives);
        if (modelInputs.size() != inputs.length) {
            throw new IllegalArgumentException("--simulator " + name + ": expected a model of the inputs " + takes
                    + ", found one of " + modelInputs);
        }
    }

    /// The built-in problem called `name`.
    ///
    /// @throws IllegalArgumentException if there is none, or its columns are not those of the model
    static Simulation named(String name, List<String> inputs, List<String> outputs, Context context) {
        Problem problem = Problems.named(name);
        return new Simulation(
                problem.name(),
                inTurn(Simulator.of(problem), context),
                null,
                problem.space().inputNames(),
                problem.space().outputNames(),
                inputs,
                outputs);
    }

    /// The simulator that is meant.
    ///
    /// @param model the columns of the model
    /// @param folder where the work folders of its runs go
    /// @throws IllegalArgumentException if there is none, or its columns are not those of the model
    static Simulation of(SimulatorChoice choice, Space model, Path folder, Context context) {
        if (choice instanceof SimulatorChoice.Named(String name) && Simulators.isBuiltIn(name)) {
            return named(name, model.inputNames(), model.outputNames(), context);
        }
        NamedSimulator opened = Simulators.open(choice, model);
        FolderRuns folders = new FolderRuns(opened, folder, context);
        return new Simulation(
                opened.name(),
                folders,
                folders,
                opened.inputs().stream().map(Input::name).toList(),
                opened.outputs(),
                model.inputNames(),
                model.outputNames());
    }

    /// An exact operator needs no folder, and no time.
    private static ParallelSimulator inTurn(Simulator simulator, Context context) {
        return designs -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (double[] design : designs) {
                context.checkCancelled();
                outcomes.add(simulator.run(design));
                context.progress().report("simulate", outcomes.size(), designs.size(), "");
            }
            return outcomes;
        };
    }

    String name() {
        return name;
    }

    /// Whether runs are expected to take their time, each in a folder of its own.
    boolean usesFolders() {
        return folders != null;
    }

    /// In the order of the model's columns.
    @Override
    public List<Outcome> runAll(List<double[]> designs) {
        List<double[]> asked = designs.stream()
                .map(design -> Arrays.stream(inputs).mapToDouble(i -> design[i]).toArray())
                .toList();
        return simulator.runAll(asked).stream().map(this::inTheModelsOrder).toList();
    }

    private Outcome inTheModelsOrder(Outcome outcome) {
        return switch (outcome) {
            case Simulated(double[] y) ->
                new Simulated(Arrays.stream(outputs).mapToDouble(o -> y[o]).toArray());
            case Failed failed -> failed;
        };
    }

    /// Runs every design once.
    ///
    /// @param designs rows of the model's inputs, `[n × d]`
    /// @return rows of the model's outputs, `[n × m]`, empty where the run failed
    List<List<Double>> run(List<List<Double>> designs) {
        List<double[]> rows = designs.stream()
                .map(design -> design.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        return runAll(rows).stream().map(Simulation::row).toList();
    }

    private static List<Double> row(Outcome outcome) {
        return switch (outcome) {
            case Simulated(double[] y) -> Arrays.stream(y).boxed().toList();
            case Failed _ -> List.of();
        };
    }

    /// Says that the results are written, so that work folders may go.
    ///
    /// @return sentences for the user about runs that failed
    List<String> finish() {
        if (folders == null) {
            return List.of();
        }
        folders.finish();
        return folders.notes();
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
