package org.preimage.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.Problems;
import org.preimage.bench.ScaleBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage bench scale`.
@Command(
        name = "scale",
        description = "What Gaussian processes make of more and more pairs: seconds, memory, errors on fresh designs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench scale sinewave arm ballistics --pairs 10000,100000"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchScale implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Problems; see 'preimage problem list'.")
    private List<String> names;

    @Option(
            names = "--pairs",
            split = ",",
            paramLabel = "N",
            description = "How many pairs to fit to, one fit for each (default: 10000 and 100000).")
    private List<Integer> pairs = List.of(10_000, 100_000);

    @Option(
            names = "--fresh",
            paramLabel = "N",
            description = "How many fresh designs to predict (default: ${DEFAULT-VALUE}).")
    private int fresh = 10_000;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Override
    public Integer call() {
        shared.out().println("| problem | seed | pairs | fit s | heap MB at most | held-out MSE | median | 99 % |");
        shared.out().println("|---|---|---|---|---|---|---|---|");
        try (Session session = shared.session()) {
            for (String name : names) {
                for (long seed = 1; seed <= seeds; seed++) {
                    for (int n : pairs) {
                        shared.out()
                                .println(line(
                                        ScaleBenchmark.run(Problems.named(name), n, fresh, seed, session.context())));
                        shared.out().flush();
                    }
                }
            }
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private static String line(ScaleBenchmark.Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.0f | %.1e | %.1e | %.1e |",
                row.problem(),
                row.seed(),
                row.pairs(),
                row.seconds(),
                row.megabytes(),
                row.errors().mean(),
                row.errors().median(),
                row.errors().quantile99());
    }
}
