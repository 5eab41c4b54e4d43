package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.results.RaceJob;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.bench.campaign.Race;
import org.preimage.bench.campaign.StrainedCrystal;
import org.preimage.bench.campaign.Strategy;
import org.preimage.bench.campaign.Task;
import org.preimage.data.Pairs;
import org.preimage.run.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench campaign`.
@Command(
        name = "campaign",
        description = {
            "Measures how many verified hits a campaign brings for how many true calls, beside other ways to choose.",
            "Curves that are there are kept: the same command goes on where the last one stopped."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage bench campaign --seeds 5 -o results",
            "  preimage bench campaign --crystal srtio3.csv -o results"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchCampaign implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many true calls each has (default: ${DEFAULT-VALUE}).")
    private int calls = 150;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "How many designs are chosen at a time (default: ${DEFAULT-VALUE}).")
    private int batch = 5;

    @Option(
            names = "--crystal",
            paramLabel = "ROWS.csv",
            description = "Rows of strained cells and their gaps, for the two crystal tasks (default: without them).")
    private @Nullable Path crystal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where results are and go (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("results");

    @Override
    public Integer call() {
        try (Session session = shared.session()) {
            RaceJob job = new RaceJob(tasks(session.context()), Strategy.all(), batch, calls, seeds);
            List<Race.Curve> curves = job.run(folder, session.context());
            shared.note(curves.size() + " curves; see " + folder.resolve("campaigns.md"));
        }
        return ExitCode.OK.code();
    }

    private List<Task> tasks(Context context) {
        List<Task> tasks = new ArrayList<>(Task.analytic());
        if (crystal != null) {
            List<String> inputs = StrainedCrystal.INPUTS;
            List<String> outputs = List.of(StrainedCrystal.OUTPUT);
            Table table = TableFile.read(crystal, ReadOptions.pairs(inputs, outputs));
            Pairs rows = new Pairs(inputs, outputs, table.columns(inputs), table.columns(outputs));
            StrainedCrystal standIn = new StrainedCrystal(rows, context);
            tasks.addAll(List.of(standIn.wide(), standIn.corner()));
        }
        return tasks;
    }
}
