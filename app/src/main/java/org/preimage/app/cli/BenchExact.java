package org.preimage.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.ExactBenchmark;
import org.preimage.bench.Problems;
import org.preimage.bench.Resimulation;
import org.preimage.math.Kernels;
import org.preimage.model.FitOptions;
import org.preimage.model.SurrogateChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Problems; see 'preimage problem list'.")
    private List<String> names;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How many pairs to learn from (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(
            names = "--targets",
            paramLabel = "N",
            description = "Solve for the properties of N fresh designs, too (default: ${DEFAULT-VALUE}).")
    private int targets = 1000;

    @Option(
            names = "--surrogate",
            paramLabel = "auto|ensemble|gp",
            description = "What designs are localized on (default: gp).")
    private SurrogateChoice surrogate = SurrogateChoice.GP;

    @Override
    public Integer call() {
        FitOptions fit = FitOptions.defaults().withSurrogate(surrogate);
        shared.out()
                .println("| problem | seed | surrogate | fit s | held-out MSE | question | designs | MSE | median |"
                        + " 99 % | lookup MSE | lookup median |");
        shared.out().println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        try (Session session = shared.session()) {
            for (String name : names) {
                for (int seed = 1; seed <= seeds; seed++) {
                    ExactBenchmark.Score score =
                            ExactBenchmark.run(Problems.named(name), pairs, targets, fit, seed, session.context());
                    score.rows().forEach(row -> shared.out().println(line(score, row)));
                    shared.out().flush();
                }
            }
        }
        shared.out()
                .println("\nkernels " + Kernels.ACTIVE.name() + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version());
        return ExitCode.OK.code();
    }

    private static String line(ExactBenchmark.Score score, ExactBenchmark.Row row) {
        Resimulation solutions = row.solutions();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f | %.1e | %s | %d | %.1e | %.1e | %.1e | %.1e | %.1e |",
                score.problem(),
                score.seed(),
                score.surrogate(),
                score.fitSeconds(),
                score.heldOut(),
                row.question(),
                solutions.size(),
                solutions.mean(),
                solutions.median(),
                solutions.quantile99(),
                row.lookup().mean(),
                row.lookup().median());
    }
}
