package org.preimage.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.RobustBenchmark;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench robust`.
@Command(
        name = "robust",
        description = "How far designs that were chosen to withstand errors of their inputs truly move, beside ordinary"
                + " ones.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench robust sinewave arm"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchRobust implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private BenchProblems problems;

    @Mixin
    private BenchFit fit;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description = "The standard deviation of the errors, as a share of the sides of the box (default:"
                    + " ${DEFAULT-VALUE}).")
    private double share = 0.005;

    @Option(
            names = {"-n", "--designs"},
            paramLabel = "N",
            description = "How many designs to solve for (default: ${DEFAULT-VALUE}).")
    private int designs = 100;

    @Override
    public Integer call() {
        shared.out()
                .println(
                        "| problem | seed | designs | median true spread, in tolerances | hits | predicted is wrong by, median | 90 % |");
        shared.out().println("|---|---|---|---|---|---|---|");
        SolveOptions solve = new SolveOptions(designs, SolveOptions.latent("maximin"), GaussNewton.DEFAULT, 0);
        try (Session session = shared.session()) {
            problems.forEach(
                    seeds,
                    (problem, seed) -> RobustBenchmark.run(
                                    problem, problems.pairs(), share, fit.options(), solve, seed, session.context())
                            .forEach(score -> shared.out().println(line(score))));
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private static String line(RobustBenchmark.Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.4g | %.0f %% | %.2f %% | %.2f %% |",
                score.problem(),
                score.seed(),
                score.robust() ? "robust" : "ordinary",
                score.truth(),
                100 * score.hits(),
                100 * score.wrong(),
                100 * score.wrong90());
    }
}
