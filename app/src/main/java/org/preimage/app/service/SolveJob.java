package org.preimage.app.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Fact;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.schema.Scalar;
import org.preimage.app.schema.SimulatorConfig;
import org.preimage.app.schema.SolveConfig;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.model.InverseModel;
import org.preimage.run.Context;
import org.preimage.solve.InputError;
import org.preimage.solve.PolishOptions;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Goal;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Near;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Solves one question and leaves a [RunFolder].
public final class SolveJob {
    private final Invocation invocation;
    private final Context context;

    public SolveJob(Invocation invocation, Context context) {
        this.invocation = invocation;
        this.context = context;
    }

    /// Solves into a folder that is claimed for it once the request is understood.
    ///
    /// @param force whether an earlier run in the folder may be replaced
    /// @throws org.preimage.store.ModelFileRefused if the model file is refused
    /// @throws IllegalArgumentException if the question does not fit the model, or something would be
    ///     overwritten
    /// @throws java.io.UncheckedIOException if something cannot be written
    public Solved run(SolveRequest request, RunFolder folder, boolean force) {
        Asked asked = Asked.of(request, folder, context);
        folder.claim(force);
        return run(asked, folder);
    }

    /// Solves into a folder that the caller has claimed.
    public Solved runIn(RunFolder claimed, SolveRequest request) {
        return run(Asked.of(request, claimed, context), claimed);
    }

    private Solved run(Asked asked, RunFolder folder) {
        SolveRequest request = asked.request();
        RunRecord record = RunRecord.started(invocation, request.seed(), Machine.here())
                .withData(asked.model().provenance().dataHash());
        folder.writeRecord(record);
        folder.writeConfig(config(asked));
        try {
            Solved solved = solve(asked, folder);
            folder.writeRecord(record.withSummary(solved.summary()).done());
            return solved;
        } catch (RuntimeException fault) {
            folder.writeRecord(record.ended(fault));
            throw fault;
        }
    }

    /// A request, understood.
    private record Asked(
            SolveRequest request,
            InverseModel model,
            SolveOptions options,
            Target target,
            Region region,
            @Nullable Near near,
            @Nullable Simulation simulation) {
        Space space() {
            return region.space();
        }

        static Asked of(SolveRequest request, RunFolder folder, Context context) {
            InverseModel model = ModelSource.read(request.model());
            Question question = request.question();
            Target target = question.target(model.space(), model.outputs().scale());
            Region region = question.region(model.space());
            Space space = region.space();
            Simulation simulation = request.simulator() == null
                    ? null
                    : Simulation.of(request.simulator(), space, folder.simulations(), context);
            InputError error =
                    request.inputError().isEmpty() ? null : InputError.of(request.inputError(), model.space());
            return new Asked(
                    request,
                    model,
                    request.method().options(model).withInputError(error, request.robust()),
                    target,
                    region,
                    question.near(space),
                    simulation);
        }
    }

    private Solved solve(Asked asked, RunFolder folder) {
        Timings timings = new Timings(context.workers().threads());
        Solver solver = new Solver(asked.model(), asked.region(), asked.options(), context);
        Solutions solutions = timings.time(
                "solve",
                () -> solver.solve(asked.target(), asked.near(), asked.request().seed()));
        SolvePage page = new SolvePage(
                asked.model(), asked.region(), asked.near(), asked.options().feature(), solutions, context.workers());
        SolveReport found = timings.time(
                "grade", () -> page.report(facts(asked), asked.request().seed().of("fresh")));
        DesignCheck.require(found, asked.model(), asked.region(), asked.target(), context.workers());
        Simulation simulation = asked.simulation();
        if (simulation == null) {
            folder.writeReport(found);
            folder.writeTimings(timings.all());
            return new Solved(folder.path(), found, Summary.of(found), List.of());
        }
        if (simulation.usesFolders()) {
            folder.writeReport(found); // which 'verify' goes on from, if a simulator that takes days is interrupted
        }
        SolveReport report = simulated(asked, found, simulation, timings);
        folder.writeReport(report);
        folder.writeTimings(timings.all());
        return new Solved(folder.path(), report, Summary.of(report), simulation.finish());
    }

    private SolveReport simulated(Asked asked, SolveReport found, Simulation simulation, Timings timings) {
        PolishOptions polish = asked.request().polish();
        if (polish == null) {
            return timings.time("simulate", () -> VerifyJob.simulate(found, simulation));
        }
        SolveReport report = timings.time(
                "polish",
                () -> new Polishing(
                                asked.model(),
                                simulation,
                                polish,
                                asked.options().feature(),
                                asked.request().seed().of("polish"),
                                context)
                        .polished(found, asked.target(), asked.region(), asked.near()));
        DesignCheck.require(report, asked.model(), asked.region(), asked.target(), context.workers());
        return report;
    }

    private List<Fact> facts(Asked asked) {
        Machine machine = Machine.here();
        InverseModel model = asked.model();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("version", invocation.version()));
        facts.add(new Fact("command", invocation.commandLine()));
        facts.add(new Fact("seed", Long.toString(asked.request().seed().value())));
        facts.add(new Fact("model file", asked.request().model().toString()));
        facts.add(new Fact("model fitted by", "version " + model.provenance().version()));
        facts.add(new Fact("method", model.method().word()));
        facts.add(new Fact("model seed", Long.toString(model.provenance().seed())));
        facts.add(new Fact(
                "pairs",
                model.pairs().size() + " rows, sha256 " + model.provenance().dataHash()));
        facts.add(new Fact("JVM", machine.jvm()));
        facts.add(new Fact("CPU", machine.cpu()));
        facts.add(new Fact("kernels", machine.kernels()));
        return facts;
    }

    /// What was asked, every default filled in, so that it can be asked again; where it was written does not
    /// belong to it.
    private static RunConfig config(Asked asked) {
        SolveRequest request = asked.request();
        SolveOptions options = asked.options();
        Wishes wishes = request.question().wishes();
        Map<String, List<Double>> bounds = new LinkedHashMap<>();
        Map<String, Scalar> fixed = new LinkedHashMap<>();
        boolean cells = asked.model().inputs().cell() != null;
        for (int v = 0; v < asked.space().inputs().size(); v++) {
            Input input = asked.space().inputs().get(v);
            if (cells && input.equals(asked.model().space().inputs().get(v))) {
                continue; // there are too many to tell what the model says
            }
            if (input.fixed()) {
                fixed.put(
                        input.name(),
                        input.kind() instanceof Kind.Categorical category
                                ? Scalar.of(category.shown(input.low()))
                                : Scalar.of(input.low()));
            } else if (!(input.kind() instanceof Kind.Categorical)) {
                bounds.put(input.name(), List.of(input.low(), input.high()));
            }
        }
        SolveConfig solve = new SolveConfig(
                null,
                targets(asked),
                request.question().wishes().ranges().isEmpty()
                        ? null
                        : request.question().withinAll(),
                bounds,
                fixed,
                options.count(),
                options.candidates(),
                options.latent().name(),
                options.spreading().name().toLowerCase(Locale.ROOT),
                options.feature() == 0 ? null : options.feature(),
                request.inputError(),
                request.robust() ? true : null,
                LocalizerMethod.config(options.localizer()),
                request.simulator() instanceof SimulatorChoice.Named(String name) ? name : null,
                request.polish() == null
                        ? null
                        : new SolveConfig.PolishConfig(
                                request.polish().calls(), request.polish().until()),
                wishes.minimize(),
                wishes.maximize(),
                wishes.constraints(),
                wishes.near());
        return RunConfig.ofSolve(
                request.seed().value(),
                request.model().toString(),
                solve,
                request.simulator() instanceof SimulatorChoice.Block(SimulatorConfig block) ? block : null);
    }

    private static Map<String, SolveConfig.GoalConfig> targets(Asked asked) {
        Map<String, SolveConfig.GoalConfig> targets = new LinkedHashMap<>();
        for (int o = 0; o < asked.target().size(); o++) {
            String output = asked.space().outputs().get(o).name();
            switch (asked.target().goals().get(o)) {
                case Goal.Value value ->
                    targets.put(
                            output,
                            new SolveConfig.GoalConfig(value.value(), value.tolerance(), null, null, value.weight()));
                case Goal.Between range ->
                    targets.put(
                            output,
                            new SolveConfig.GoalConfig(
                                    null,
                                    null,
                                    Double.isFinite(range.low()) ? range.low() : null,
                                    Double.isFinite(range.high()) ? range.high() : null,
                                    range.weight()));
                case Goal.Unconditional _ -> {} // said by its objective, or nothing
            }
        }
        return targets;
    }
}
