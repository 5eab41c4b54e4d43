package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.SolveReport;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Prediction;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.app.report.SolveReport.Verdict;
import org.preimage.data.NearestPair;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.CellPolish;
import org.preimage.solve.Change;
import org.preimage.solve.Polish;
import org.preimage.solve.PolishOptions;
import org.preimage.solve.Polished;
import org.preimage.space.Near;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// Improves the designs of a run on a true operator.
final class Polishing {
    private final InverseModel model;
    private final Simulation simulation;
    private final PolishOptions options;
    private final int feature;
    private final Seed seed;
    private final Context context;

    /// @param feature the least width of solid and void where designs are binary cells, else 0
    Polishing(
            InverseModel model, Simulation simulation, PolishOptions options, int feature, Seed seed, Context context) {
        this.model = model;
        this.simulation = simulation;
        this.options = options;
        this.feature = feature;
        this.seed = seed;
        this.context = context;
    }

    /// The report with its designs polished, what the true operator says of them, and what the surrogate now
    /// predicts. Whether they are on target, and by how much they miss it, is for the true operator to say;
    /// where it failed, all stays as it was.
    ///
    /// @param near the design that others are to be near to; null for none
    SolveReport polished(SolveReport found, Target target, Region region, @Nullable Near near) {
        List<double[]> designs =
                found.answer().designs().stream().map(Polishing::row).toList();
        List<Polished> polished = feature > 0
                ? new CellPolish(model, feature, simulation, options, context).run(designs, target, seed)
                : new Polish(model, region, simulation, options, context).run(designs, target);
        Change change = near == null ? null : Change.of(model, near);
        double[][] x = Columns.of(polished.stream().map(Polished::x).toList());
        InverseModel.Predicted predicted = model.predict(x, context.workers());
        List<NearestPair> nearest =
                NearestPair.of(x, model.pairs(), model.space(), model.inputs().cell());
        List<Design> renewed = new ArrayList<>();
        for (int i = 0; i < polished.size(); i++) {
            Prediction prediction = new Prediction(
                    SolveReport.numbers(Columns.row(predicted.mean(), i)),
                    SolveReport.numbers(Columns.row(predicted.deviation(), i)),
                    SolvePage.ranges(Columns.row(predicted.low(), i), Columns.row(predicted.high(), i)));
            renewed.add(design(
                    found.answer().designs().get(i),
                    polished.get(i),
                    prediction,
                    nearest.get(i).distance(),
                    target,
                    change));
        }
        Answer answer = new Answer(
                renewed,
                found.answer().candidates(),
                simulation.name(),
                found.answer().coverage());
        return new SolveReport(found.title(), found.question(), answer, found.model(), found.provenance());
    }

    private static Design design(
            Design old,
            Polished polished,
            Prediction prediction,
            double distance,
            Target target,
            @Nullable Change change) {
        List<Double> before = polished.before().length == 0 ? null : SolveReport.numbers(polished.before());
        SolveReport.Polish polish = new SolveReport.Polish(polished.calls(), before);
        if (polished.y().length == 0) {
            return new Design(
                    old.id(), old.inputs(), old.predicted(), null, old.verdict(), polish, old.made(), old.change());
        }
        double residual = target.residual(polished.y());
        Status missed = old.verdict().status() == Status.ON_TARGET
                ? Status.OFF_TARGET
                : old.verdict().status();
        boolean met = residual <= 1;
        Verdict verdict = new Verdict(
                met ? Status.ON_TARGET : missed,
                residual,
                distance,
                old.verdict().hitProbability(),
                met ? SolvePage.TRUSTED : missed.word());
        return new Design(
                old.id(),
                SolveReport.numbers(polished.x()),
                prediction,
                SolveReport.numbers(polished.y()),
                verdict,
                polish,
                old.made(),
                change == null ? null : change.of(polished.x()));
    }

    private static double[] row(Design design) {
        return design.inputs().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
