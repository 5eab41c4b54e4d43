package org.preimage.app.campaign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.preimage.app.report.DocumentPages;
import org.preimage.app.service.Documents;
import org.preimage.app.service.ModelColumns;
import org.preimage.app.table.Column;
import org.preimage.app.table.TableFile;
import org.preimage.campaign.Quest;
import org.preimage.math.Columns;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.space.Space;

/// Writes what a campaign found: the table of all runs, and a page. Both say the same whenever and however
/// often the campaign was stopped.
public final class ExportJob {
    static final String ID = "id";
    static final String FAILED = "failed";
    private static final String BATCH = "batch";
    private static final String REASON = "reason";
    private static final String STATUS = "status";
    private static final String RESIDUAL = "residual";
    private static final String HIT = "hit_probability";
    private static final String SUCCESS = "success_probability";

    private ExportJob() {}

    /// Writes both files into the campaign's folder.
    ///
    /// @throws org.preimage.app.service.WorkRefused if there is no campaign
    public static Standing run(CampaignFolder folder) {
        try (Campaign campaign = Campaign.look(folder)) {
            Plan plan = campaign.plan();
            List<Run> runs = campaign.file().runs();
            List<Batch> batches = campaign.file().batches();
            Standing standing = Standing.of(plan, runs, batches.size());
            List<Verdict> verdicts = Verdict.of(plan.quest(), runs);
            TableFile.write(folder.table(), columns(plan, runs, verdicts));
            Documents.write(
                    folder.page(),
                    DocumentPages.html(new CampaignPage(plan, runs, verdicts, batches, standing).document()));
            return standing;
        }
    }

    /// Where a campaign stands.
    ///
    /// @throws org.preimage.app.service.WorkRefused if there is no campaign
    public static Standing standing(CampaignFolder folder) {
        try (Campaign campaign = Campaign.look(folder)) {
            return campaign.standing();
        }
    }

    /// Refuses columns whose names the table needs for its own.
    ///
    /// @throws IllegalArgumentException if there is one
    static void requireNames(Space space) {
        Set<String> names = new LinkedHashSet<>(List.of(ID, BATCH, REASON, STATUS, RESIDUAL, HIT, SUCCESS, FAILED));
        for (String output : space.outputNames()) {
            names.addAll(List.of(predicted(output), deviation(output)));
        }
        for (String name : Stream.concat(space.inputNames().stream(), space.outputNames().stream())
                .toList()) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("campaign: expected columns with names of their own, found '" + name
                        + "', which the table of runs needs; rename it");
            }
        }
    }

    private static String predicted(String output) {
        return output + "_predicted";
    }

    private static String deviation(String output) {
        return output + "_sd";
    }

    private static List<Column> columns(Plan plan, List<Run> runs, List<Verdict> verdicts) {
        List<Column> columns = new ArrayList<>();
        columns.add(numbers(ID, runs, Run::id));
        columns.add(numbers(BATCH, runs, Run::batch));
        columns.add(Column.text(
                REASON, runs.stream().map(run -> run.proposal().reason().word()).toList()));
        columns.addAll(inputs(plan.quest().space(), runs));
        columns.addAll(outputs(plan.quest().space().outputNames(), runs));
        columns.add(Column.numbers(
                RESIDUAL, verdicts.stream().mapToDouble(Verdict::residual).toArray()));
        columns.add(numbers(HIT, runs, run -> run.proposal().hit()));
        columns.add(numbers(SUCCESS, runs, run -> run.proposal().success()));
        columns.add(Column.text(STATUS, verdicts.stream().map(Verdict::word).toList()));
        columns.add(Column.text(
                FAILED,
                runs.stream()
                        .map(run -> run.outcome() instanceof Failed(String reason) ? reason : "")
                        .toList()));
        return columns;
    }

    private static List<Column> outputs(List<String> names, List<Run> runs) {
        List<Column> columns = new ArrayList<>();
        for (int o = 0; o < names.size(); o++) {
            int at = o;
            columns.add(numbers(names.get(o), runs, run -> property(run, at)));
            columns.add(numbers(
                    predicted(names.get(o)), runs, run -> at(run.proposal().predicted(), at)));
            columns.add(numbers(
                    deviation(names.get(o)), runs, run -> at(run.proposal().deviation(), at)));
        }
        return columns;
    }

    /// Designs under the names of the inputs, levels as text.
    static List<Column> inputs(Space space, List<Run> runs) {
        if (runs.isEmpty()) {
            return ModelColumns.of(space.inputs(), new double[space.inputs().size()][0]);
        }
        return ModelColumns.of(
                space.inputs(),
                Columns.of(runs.stream().map(run -> run.proposal().x()).toList()));
    }

    static Column numbers(String name, List<Run> runs, ToDoubleFunction<Run> number) {
        return Column.numbers(name, runs.stream().mapToDouble(number).toArray());
    }

    private static double property(Run run, int output) {
        return run.outcome() instanceof Simulated(double[] y) ? y[output] : Double.NaN;
    }

    private static double at(double[] values, int position) {
        return position < values.length ? values[position] : Double.NaN;
    }

    /// What became of a run.
    ///
    /// @param word `hit`, `again` for a hit that is not different from one before it, `miss`, `failed`, or `open`
    /// @param residual how far its property is from the target, in tolerances; not a number where there is none
    /// @param hits how many different designs have hit by then
    record Verdict(String word, double residual, int hits) {
        static List<Verdict> of(Quest quest, List<Run> runs) {
            List<double[]> hits = new ArrayList<>();
            List<Verdict> verdicts = new ArrayList<>();
            for (Run run : runs) {
                verdicts.add(
                        switch (run.outcome()) {
                            case Simulated(double[] y) -> {
                                double residual = quest.target().residual(y);
                                boolean hit = residual <= 1;
                                double[] x = run.proposal().x();
                                boolean different = hit && quest.isApart(x, hits);
                                if (different) {
                                    hits.add(x);
                                }
                                yield new Verdict(!hit ? "miss" : different ? "hit" : "again", residual, hits.size());
                            }
                            case Failed _ -> new Verdict("failed", Double.NaN, hits.size());
                            case null -> new Verdict("open", Double.NaN, hits.size());
                        });
            }
            return verdicts;
        }
    }
}
