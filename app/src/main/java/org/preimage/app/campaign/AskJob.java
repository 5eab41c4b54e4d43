package org.preimage.app.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.preimage.app.table.BadTable;
import org.preimage.app.table.Column;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.math.Columns;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.run.Context;

/// Campaigns whose simulator is run by somebody else, who asks for designs and tells results.
public final class AskJob {
    private final Context context;

    public AskJob(Context context) {
        this.context = context;
    }

    /// What was asked or told.
    ///
    /// @param count how many designs
    /// @param standing where the campaign stands
    public record Written(int count, Standing standing) {}

    /// Writes the designs whose results are wanted: those of the newest batch that have none, or else a new
    /// batch.
    ///
    /// @param to a table with their numbers; without rows if the campaign has ended
    /// @throws org.preimage.app.service.WorkRefused if another process works on the campaign, or there is none
    public Written ask(CampaignFolder folder, Path to) {
        try (Campaign campaign = Campaign.open(folder)) {
            if (campaign.standing().state() == Standing.State.UNFINISHED
                    && open(campaign).isEmpty()) {
                campaign.propose(context);
            }
            List<Run> open = open(campaign);
            List<Column> columns = new ArrayList<>(List.of(ExportJob.numbers(ExportJob.ID, open, Run::id)));
            columns.addAll(ExportJob.inputs(campaign.plan().quest().space(), open));
            TableFile.write(to, columns);
            open.stream()
                    .filter(run -> !run.begun())
                    .forEach(run -> campaign.file().begin(run.id()));
            return new Written(open.size(), campaign.standing());
        }
    }

    /// Takes results: a table with the numbers of designs and their outputs. A row without some output is that
    /// of a run that failed. What was told before may be told again.
    ///
    /// @throws BadTable if the table cannot be used, names a design that was not asked for, or tells another
    ///     result of one than before; then nothing of it is taken
    /// @throws org.preimage.app.service.WorkRefused as for asking
    public Written tell(CampaignFolder folder, Path from) {
        try (Campaign campaign = Campaign.open(folder)) {
            List<String> outputs = campaign.plan().quest().space().outputNames();
            Table table = TableFile.read(from, options(outputs));
            Map<Integer, Run> runs = new HashMap<>();
            campaign.file().runs().forEach(run -> runs.put(run.id(), run));
            Map<Integer, Outcome> told = outcomes(table, outputs, runs);
            told.forEach((id, outcome) -> campaign.file().finish(id, outcome));
            return new Written(told.size(), campaign.standing());
        }
    }

    /// The outcomes that were not known before, by the numbers of the designs.
    private static Map<Integer, Outcome> outcomes(Table table, List<String> outputs, Map<Integer, Run> runs) {
        Map<Integer, Outcome> told = new LinkedHashMap<>();
        double[] ids = table.columns(List.of(ExportJob.ID))[0];
        double[][] y = table.columns(outputs);
        for (int row = 0; row < ids.length; row++) {
            int id = known(table.source(), table.fileRow(row), ids[row], runs);
            Outcome outcome = outcome(outputs, Columns.row(y, row));
            Run run = Objects.requireNonNull(runs.get(id));
            Outcome before = run.isDone() ? run.outcome() : told.get(id);
            if (before != null && !before.equals(outcome)) {
                throw new BadTable(
                        table.source(),
                        "row " + table.fileRow(row) + ": expected the result of design " + id
                                + " that was told before, " + before + ", found " + outcome);
            }
            if (before == null) {
                told.put(id, outcome);
            }
        }
        return told;
    }

    /// The number counts as an output, so that all others may be missing.
    private static ReadOptions options(List<String> outputs) {
        List<String> columns = new ArrayList<>(List.of(ExportJob.ID));
        columns.addAll(outputs);
        return new ReadOptions(List.of(), columns, 1, true, Map.of(), true, null);
    }

    private static Outcome outcome(List<String> outputs, double[] y) {
        for (int o = 0; o < y.length; o++) {
            if (Double.isNaN(y[o])) {
                return new Failed("no value of " + outputs.get(o) + " was told");
            }
        }
        return new Simulated(y);
    }

    private static int known(Path from, int row, double id, Map<Integer, Run> runs) {
        if (id != Math.rint(id) || !runs.containsKey((int) id)) {
            throw new BadTable(
                    from,
                    "row " + row + ": expected the number of a design that was asked for, 1 to " + runs.size()
                            + ", found " + id);
        }
        return (int) id;
    }

    private static List<Run> open(Campaign campaign) {
        return campaign.file().runs().stream().filter(run -> !run.isDone()).toList();
    }
}
