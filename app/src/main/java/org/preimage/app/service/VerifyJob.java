package org.preimage.app.service;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.QuestionReport;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.schema.SolveConfig;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.app.table.BadTable;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.PolishOptions;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Runs the true operator on the designs of a run, and renews what the run's folder says of them.
public final class VerifyJob {
    private final Context context;

    public VerifyJob(Context context) {
        this.context = context;
    }

    /// Verifies all designs of the folder.
    ///
    /// @param simulator what to run
    /// @param polish how to improve the designs on the simulator; null for not at all
    /// @throws BadTable if the folder holds no finished run, or its table of designs is not the run's
    /// @throws IllegalArgumentException if the simulator is unknown or has other columns, or the run's model is
    ///     needed and is another one by now
    public Solved run(RunFolder folder, SimulatorChoice simulator, @Nullable PolishOptions polish) {
        RunRecord record = folder.readRecord();
        SolveReport found = folder.readReport();
        checkDesigns(folder, found);
        Simulation simulation = Simulation.of(simulator, columns(found.question()), folder.simulations(), context);
        SolveReport report =
                polish == null ? simulate(found, simulation) : polished(folder, record, found, simulation, polish);
        folder.writeReport(report);
        Summary summary = Summary.of(report);
        folder.writeRecord(record.withSummary(summary).done());
        return new Solved(folder.path(), report, summary, simulation.finish());
    }

    /// The columns of the model that the run was solved with.
    private static Space columns(QuestionReport question) {
        return new Space(
                question.inputs().stream().map(VerifyJob::input).toList(),
                question.goals().stream()
                        .map(goal -> new Output(
                                goal.output(),
                                goal.reached().lo(),
                                goal.reached().hi()))
                        .toList());
    }

    private static Input input(QuestionReport.Input input) {
        double low = input.bounds().lo();
        double high = input.bounds().hi();
        if (!input.levels().isEmpty()) {
            return new Input(input.name(), low, high, new Kind.Categorical(input.levels()));
        }
        return new Input(input.name(), low, high, input.whole() ? Kind.INTEGER : Kind.CONTINUOUS);
    }

    /// What was asked is in the run's configuration, with every default filled in.
    private SolveReport polished(
            RunFolder folder, RunRecord record, SolveReport found, Simulation simulation, PolishOptions polish) {
        InverseModel model = model(folder, record);
        RunConfig config = folder.readConfig();
        SolveConfig told = config.solve() == null ? SolveConfig.NONE : config.solve();
        Question asked = Question.of(told);
        Region region = asked.region(model.space());
        Target target = asked.target(model.space(), model.outputs().scale());
        SolveReport report = new Polishing(
                        model,
                        simulation,
                        polish,
                        told.binary() == null ? 0 : told.binary(),
                        new Seed(config.seed() == null ? 0 : config.seed()).of("polish"),
                        context)
                .polished(found, target, region, asked.near(region.space()));
        DesignCheck.require(report, model, region, target, context.workers());
        return report;
    }

    /// The model that the run was solved with.
    private static InverseModel model(RunFolder folder, RunRecord record) {
        String file = folder.readConfig().model();
        if (file == null) {
            throw new BadTable(folder.path(), "expected a run that names its model, found one that does not");
        }
        InverseModel model = ModelSource.read(Path.of(file));
        String hash = model.provenance().dataHash();
        if (!hash.equals(record.data())) {
            throw new IllegalArgumentException(file + ": expected the model that the run was solved with, of the pairs "
                    + record.data() + ", found one of the pairs " + hash);
        }
        return model;
    }

    /// The report with what the true operator says of its designs.
    static SolveReport simulate(SolveReport report, Simulation simulation) {
        List<List<Double>> designs =
                report.answer().designs().stream().map(Design::inputs).toList();
        return SolvePage.simulated(report, simulation.name(), simulation.run(designs));
    }

    /// A table that was changed by hand would be replaced by one that was not.
    private static void checkDesigns(RunFolder folder, SolveReport report) {
        List<String> names = report.question().inputs().stream()
                .map(QuestionReport.Input::name)
                .toList();
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (QuestionReport.Input input : report.question().inputs()) {
            if (!input.levels().isEmpty()) {
                levels.put(input.name(), input.levels());
            }
        }
        Table table = TableFile.read(
                folder.designs(), ReadOptions.designs(names).withStrict(true).withLevels(levels));
        List<Design> designs = report.answer().designs();
        boolean same = table.rows() == designs.size();
        double[][] columns = table.columns(names);
        for (int i = 0; same && i < designs.size(); i++) {
            int row = i;
            double[] x = Columns.row(columns, row);
            same = SolveReport.numbers(x).equals(designs.get(i).inputs());
        }
        if (!same) {
            throw new BadTable(
                    folder.designs(),
                    "expected the " + designs.size()
                            + " designs that the run found, in their order, found others; solve again, or use "
                            + "'preimage problem evaluate' for a table of your own");
        }
    }
}
