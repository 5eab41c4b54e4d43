package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.results.PaperJob;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench paper`.
@Command(
        name = "paper",
        description = {
            "Measures every method of the paper on its problems: tables, figures and claims, as pages.",
            "Ended cells are kept: the same command goes on where the last one stopped."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  preimage bench paper --quick", "  preimage bench paper -o results"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchPaper implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Option(
            names = "--quick",
            description = "See in minutes that everything runs: few pairs, one seed, fits that are ended early.")
    private boolean quick;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Run seeds 1 to N of each method (default: 5; quick: 1).")
    private @Nullable Integer seeds;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where results are and go (default: results; quick: results-quick).")
    private @Nullable Path folder;

    @Option(names = "--pages", description = "Compute nothing: make the pages of what is there.")
    private boolean pages;

    @Override
    public Integer call() {
        Suite suite = new Suite(quick, seeds == null ? (quick ? 1 : 5) : seeds);
        Path place = folder == null ? Path.of(quick ? "results-quick" : "results") : folder;
        List<Cell> cells = suite.cells();
        try (Session session = shared.session()) {
            PaperJob job = new PaperJob(
                    suite, cells, place, System.getProperty("preimage.commit", "unknown"), session.context());
            PaperJob.Summary summary = pages ? job.pages() : job.run();
            shared.note(summary.lines().size() + " cells, " + summary.failures() + " of them failed; see " + place);
        }
        return ExitCode.OK.code();
    }
}
