package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.PairsFile;
import org.preimage.bench.Problems;
import org.preimage.bench.TrustBenchmark;
import org.preimage.data.Pairs;
import org.preimage.run.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage bench trust`.
@Command(
        name = "trust",
        description =
                "Whether intervals hold what they should, and as many designs hit as was said: on problems, or on a"
                        + " table of pairs, of which one half judges the other.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage bench trust sinewave arm ballistics --surrogate gp",
            "  preimage bench trust --table pairs.csv --inputs a,b,c --outputs gap"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
final class BenchTrust implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private BenchFit fit;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Problems; see 'preimage problem list'.")
    private List<String> names = List.of();

    @Option(names = "--table", paramLabel = "PAIRS.csv", description = "A CSV file with a header line, instead.")
    private @Nullable Path file;

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the design, in the table.")
    private List<String> inputs = List.of();

    @Option(names = "--outputs", paramLabel = "NAME", description = "The column of the property, in the table.")
    private @Nullable String output;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How many pairs of a problem to learn from (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = {"-n", "--designs"},
            paramLabel = "N",
            description = "How many designs to solve for (default: ${DEFAULT-VALUE}).")
    private int designs = 50;

    @Option(names = "--targets", paramLabel = "N", description = "How many random targets (default: ${DEFAULT-VALUE}).")
    private int targets = 20;

    @Override
    public Integer call() {
        if (names.isEmpty() == (file == null)) {
            throw new IllegalArgumentException(
                    "bench trust: expected problems or --table, found " + (file == null ? "neither" : "both"));
        }
        TrustBenchmark.Effort effort = new TrustBenchmark.Effort(designs, targets);
        List<TrustBenchmark.Score> scores = new ArrayList<>();
        try (Session session = shared.session()) {
            for (int seed = 1; seed <= seeds; seed++) {
                if (file == null) {
                    for (String name : names) {
                        scores.add(TrustBenchmark.run(
                                Problems.named(name), pairs, fit.options(), effort, seed, session.context()));
                    }
                } else {
                    scores.add(table(file, effort, seed, session.context()));
                }
            }
        }
        intervals(scores);
        counts(scores);
        reliability(scores);
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private TrustBenchmark.Score table(Path from, TrustBenchmark.Effort effort, int seed, Context context) {
        if (inputs.isEmpty() || output == null) {
            throw new IllegalArgumentException(
                    "bench trust: expected --inputs and --outputs with --table, found one or none");
        }
        Pairs read = new PairsFile(from, inputs, List.of(output), false).pairs();
        return TrustBenchmark.run(read, String.valueOf(from.getFileName()), fit.options(), effort, seed, context);
    }

    private void intervals(List<TrustBenchmark.Score> scores) {
        print(
                "| data | seed | surrogate | output | 90 % intervals that hold, by quintile of the deviation | above the least"
                        + " | CRPS | of one width | better by |");
        print("|---|---|---|---|---|---|---|---|---|");
        for (TrustBenchmark.Score score : scores) {
            for (TrustBenchmark.Interval interval : score.intervals()) {
                String shares = interval.coverage().stream()
                        .map(share -> String.format(Locale.ROOT, "%.3f", share))
                        .collect(Collectors.joining(" "));
                print(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %s | %.3f | %.2e | %.2e | %.0f %% |",
                        score.data(),
                        score.seed(),
                        score.surrogate(),
                        interval.output(),
                        shares,
                        interval.above(),
                        interval.crps(),
                        interval.constant(),
                        100 * (1 - interval.crps() / interval.constant())));
            }
        }
    }

    private void counts(List<TrustBenchmark.Score> scores) {
        print("\n| data | seed | surrogate | tolerance keeps | question | designs | expected hits | hits | z | targets"
                + " within two |");
        print("|---|---|---|---|---|---|---|---|---|---|");
        for (TrustBenchmark.Score score : scores) {
            for (TrustBenchmark.Count count : score.counts()) {
                print(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %.0f %% | %s | %d | %.1f ± %.1f | %d | %+.2f | %.0f %% |",
                        score.data(),
                        score.seed(),
                        score.surrogate(),
                        100 * count.share(),
                        count.question(),
                        count.designs(),
                        count.expected(),
                        count.deviation(),
                        count.hits(),
                        count.z(),
                        100 * count.within()));
            }
        }
    }

    /// Predicted probabilities and the shares of designs that hit.
    private void reliability(List<TrustBenchmark.Score> scores) {
        print("\n| data | seed | surrogate | localized designs: predicted probability, share that hit, how many |");
        print("|---|---|---|---|");
        for (TrustBenchmark.Score score : scores) {
            String bins = score.reliability().bins().stream()
                    .map(bin ->
                            String.format(Locale.ROOT, "%.2f %.2f (%d)", bin.predicted(), bin.observed(), bin.rows()))
                    .collect(Collectors.joining(", "));
            print(String.format(
                    Locale.ROOT, "| %s | %d | %s | %s |", score.data(), score.seed(), score.surrogate(), bins));
        }
    }

    private void print(String line) {
        shared.out().println(line);
    }
}
