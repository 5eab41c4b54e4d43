package org.preimage.app.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.preimage.bench.ExactBenchmark;
import org.preimage.bench.Resimulation;
import org.preimage.solve.Spreading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench exact`.
@Command(
        name = "exact",
        description = "How exact designs are without a call of the true f, and how exact looking them up would be.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench exact sinewave arm ballistics"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchExact implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private BenchProblems problems;

    @Mixin
    private BenchFit fit;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = "--targets",
            paramLabel = "N",
            description = "Solve for the properties of N fresh designs, too (default: ${DEFAULT-VALUE}).")
    private int targets = 1000;

    @Mixin
    private SpreadOption spread = new SpreadOption();

    @Override
    public Integer call() {
        shared.out()
                .println(
                        "| problem | seed | surrogate | fit s | held-out MSE | question | designs | solve s | MSE | median |"
                                + " 99 % | lookup MSE | lookup median |");
        shared.out().println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        Spreading spreading = Objects.requireNonNullElse(spread.spreading(null), Spreading.CANDIDATES);
        ExactBenchmark.Asked asked = new ExactBenchmark.Asked(targets, spreading);
        try (Session session = shared.session()) {
            problems.forEach(seeds, (problem, seed) -> {
                ExactBenchmark.Score score =
                        ExactBenchmark.run(problem, problems.pairs(), asked, fit.options(), seed, session.context());
                score.rows().forEach(row -> shared.out().println(line(score, row)));
                shared.out().flush();
            });
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private static String line(ExactBenchmark.Score score, ExactBenchmark.Row row) {
        Resimulation solutions = row.solutions();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f | %.1e | %s | %d | %.2f | %.1e | %.1e | %.1e | %.1e | %.1e |",
                score.problem(),
                score.seed(),
                score.surrogate(),
                score.fitSeconds(),
                score.heldOut(),
                row.question(),
                solutions.size(),
                row.solveSeconds(),
                solutions.mean(),
                solutions.median(),
                solutions.quantile99(),
                row.lookup().mean(),
                row.lookup().median());
    }
}
