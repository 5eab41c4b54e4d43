package org.preimage.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.PolishBenchmark;
import org.preimage.solve.PolishOptions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Spreading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench polish`.
@Command(
        name = "polish",
        description =
                "Fits, solves for the usual and for random targets, polishes on the true f, and grades the designs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench polish sinewave arm ballistics --targets 300"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchPolish implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private BenchCommand.Settings settings;

    @Mixin
    private BenchProblems problems;

    @Option(
            names = "--targets",
            paramLabel = "N",
            description = "How many random targets, each with ten designs (default: ${DEFAULT-VALUE}).")
    private int targets = 100;

    @Option(
            names = "--calls",
            paramLabel = "K",
            description = "The most calls of the true f for each design (default: ${DEFAULT-VALUE}).")
    private int calls = 5;

    @Override
    public Integer call() {
        shared.out()
                .println("| problem | seed | targets | designs | MSE before | MSE | median | 99 % | targets at 1e-20 |"
                        + " calls | most |");
        shared.out().println("|---|---|---|---|---|---|---|---|---|---|---|");
        SolveOptions usual = settings.solve();
        SolveOptions random =
                new SolveOptions(10, SolveOptions.latent("lhs"), usual.localizer(), 100, Spreading.CANDIDATES);
        PolishBenchmark.Setting setting = new PolishBenchmark.Setting(
                problems.pairs(), settings.fit(), usual, targets, random, new PolishOptions(calls, 0));
        try (Session session = shared.session()) {
            problems.forEach(settings.seeds(), (problem, seed) -> {
                PolishBenchmark.run(problem, setting, seed, session.context())
                        .forEach(score -> shared.out().println(row(score)));
                shared.out().flush();
            });
        }
        return ExitCode.OK.code();
    }

    private static String row(PolishBenchmark.Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %d | %.1e | %.1e | %.1e | %.1e | %.3f | %.2f | %d |",
                score.problem(),
                score.seed(),
                score.targets() == 1 ? "usual" : score.targets() + " random",
                score.designs(),
                score.before().mean(),
                score.after().mean(),
                score.after().median(),
                score.after().quantile99(),
                score.exact(),
                score.calls(),
                score.most());
    }
}
