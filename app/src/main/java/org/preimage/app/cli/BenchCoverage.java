package org.preimage.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.CoverageBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench coverage`.
@Command(
        name = "coverage",
        description =
                "How much of the true solution set designs reach, and how like the prior they are with --prior-like.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench coverage sinewave arm ballistics --seeds 20"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchCoverage implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private BenchProblems problems;

    @Mixin
    private BenchFit fit;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = {"-n", "--designs"},
            paramLabel = "N",
            description = "How many designs to solve for (default: 100 on the sinewave, else 1000).")
    private int designs;

    @Option(
            names = "--prior-like",
            description = "Compare designs with draws from the true prior by rejection instead.")
    private boolean priorLike;

    @Override
    public Integer call() {
        shared.out()
                .println(
                        priorLike
                                ? "| problem | seed | designs | energy distance | usual | ratio | effective sample size |"
                                        + "\n|---|---|---|---|---|---|---|"
                                : "| problem | seed | designs | n | components | fewest, most | fill | least distance | MSE |"
                                        + " solve s | missed |\n|---|---|---|---|---|---|---|---|---|---|---|");
        try (Session session = shared.session()) {
            problems.forEach(seeds, (problem, seed) -> {
                if (priorLike) {
                    CoverageBenchmark.likeness(problem, problems.pairs(), fit.options(), seed, session.context())
                            .forEach(row -> shared.out().println(line(problem.name(), seed, row)));
                } else {
                    int count = designs > 0 ? designs : problem.name().equals("sinewave") ? 100 : 1000;
                    CoverageBenchmark.run(problem, problems.pairs(), count, fit.options(), seed, session.context())
                            .forEach(row -> shared.out().println(line(problem.name(), seed, row)));
                }
                shared.out().flush();
            });
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private static String line(String problem, int seed, CoverageBenchmark.Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %d | %d of %d | %d, %d | %.4f | %.4f | %.1e | %.2f | %.3f |",
                problem,
                seed,
                row.method(),
                row.designs(),
                row.reach().components(),
                row.reach().of(),
                row.reach().fewest(),
                row.reach().most(),
                row.reach().fill(),
                row.reach().least(),
                row.error(),
                row.seconds(),
                row.missed());
    }

    private static String line(String problem, int seed, CoverageBenchmark.Likeness row) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.5f | %.5f | %.2f | %.0f |",
                problem,
                seed,
                row.method(),
                row.energy(),
                row.usual(),
                row.energy() / row.usual(),
                row.effective());
    }
}
