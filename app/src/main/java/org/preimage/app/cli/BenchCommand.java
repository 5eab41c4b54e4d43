package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.PairsFile;
import org.preimage.bench.JudgeBenchmark;
import org.preimage.bench.TaskBenchmark;
import org.preimage.data.Pairs;
import org.preimage.math.Kernels;
import org.preimage.model.FitOptions;
import org.preimage.solve.SolveOptions;
import org.preimage.space.Declared;
import org.preimage.space.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `preimage bench`.
@Command(
        name = "bench",
        description = "Measures fits and solutions where the answer is known; prints a Markdown table.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchCommand.Tasks.class,
            BenchCommand.Judge.class,
            BenchArchitecture.class,
            BenchCampaign.class,
            BenchCampaignKills.class,
            BenchComplete.class,
            BenchCoverage.class,
            BenchExact.class,
            BenchLatent.class,
            BenchPaper.class,
            BenchPolish.class,
            BenchRobust.class,
            BenchSampling.class,
            BenchScale.class,
            BenchSymmetry.class,
            BenchCells.class,
            BenchTrust.class
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }

    /// What figures were measured on.
    static String machine() {
        return "\nkernels " + Kernels.ACTIVE.name() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version();
    }

    /// What both benchmarks are told.
    static final class Settings {
        @Mixin
        private BenchFit fit = new BenchFit();

        @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
        private int seeds = 1;

        @Option(
                names = {"-n", "--designs"},
                paramLabel = "N",
                description = "How many designs to solve for (default: ${DEFAULT-VALUE}).")
        private int designs = 100;

        @Option(
                names = "--latent",
                paramLabel = "random|lhs|maximin|sobol",
                description = "How the latent space is filled (default: what the method does).")
        private @Nullable String latent;

        @Mixin
        private SpreadOption spread = new SpreadOption();

        int seeds() {
            return seeds;
        }

        FitOptions fit() {
            return fit.options();
        }

        SolveOptions solve() {
            return fit.solve(designs, latent, spread.spreading(null));
        }
    }

    /// `preimage bench tasks`.
    @Command(
            name = "tasks",
            description = "Fits and solves problems with a known answer, and grades the designs by the true f.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage bench tasks sinewave --seeds 5"})
    @SuppressWarnings("NullAway.Init")
    static final class Tasks implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private Settings settings;

        @Mixin
        private BenchProblems problems;

        @Override
        public Integer call() {
            shared.out()
                    .println("| problem | seed | fit s | solve s | held-out RMSE | candidates MSE | MSE | median | 99 %"
                            + " | inside | novelty | fewest and most in a loop |");
            shared.out().println("|---|---|---|---|---|---|---|---|---|---|---|---|");
            try (Session session = shared.session()) {
                problems.forEach(settings.seeds(), (problem, seed) -> {
                    shared.out()
                            .println(row(TaskBenchmark.run(
                                    problem,
                                    problems.pairs(),
                                    settings.fit(),
                                    settings.solve(),
                                    seed,
                                    session.context())));
                    shared.out().flush();
                });
            }
            shared.out().println(machine());
            return ExitCode.OK.code();
        }

        private static String row(TaskBenchmark.Score score) {
            String loops = score.loops().isEmpty()
                    ? ""
                    : Collections.min(score.loops()) + ", " + Collections.max(score.loops());
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.2f | %s | %.3g | %.2e | %.1e | %.1e | %.3f | %.2f | %s |",
                    score.problem(),
                    score.seed(),
                    score.fitSeconds(),
                    score.solveSeconds(),
                    String.join(
                            ", ",
                            score.surrogateRmse().stream().map(Results::figure).toList()),
                    score.candidates().mean(),
                    score.solutions().mean(),
                    score.solutions().median(),
                    score.solutions().quantile99(),
                    score.placement().inside(),
                    score.placement().novelty(),
                    loops);
        }
    }

    /// `preimage bench judge`.
    @Command(
            name = "judge",
            description =
                    "Fits one model to half of the pairs, solves, and has a model of the other half judge the designs.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  preimage bench judge pairs.csv --inputs a,b,c --outputs gap --target gap=1.0 --within 0.05 -n 1000"
            })
    @SuppressWarnings("NullAway.Init")
    static final class Judge implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private Settings settings;

        @Parameters(paramLabel = "PAIRS.csv", description = "A CSV file with a header line.")
        private Path file;

        @Option(
                names = "--inputs",
                required = true,
                split = ",",
                paramLabel = "NAME",
                description = "The columns of the design.")
        private List<String> inputs;

        @Option(names = "--outputs", required = true, paramLabel = "NAME", description = "The column of the property.")
        private String output;

        @Option(names = "--target", required = true, paramLabel = "NAME=VALUE", description = "What is asked.")
        private String target;

        @Option(names = "--within", required = true, paramLabel = "VALUE", description = "The tolerance.")
        private double within;

        @Mixin
        private ClippedOption clipped;

        @Override
        public Integer call() {
            Map<String, Double> asked = Assignments.numbers("--target", List.of(target));
            Double value = asked.get(output);
            if (value == null) {
                throw new IllegalArgumentException("--target: expected " + output + "=VALUE, found " + target);
            }
            Declared declared = new Declared(Map.of(), clipped.bounds(Map.of()));
            Target goal = new Target(new double[] {value}, new double[] {within});
            Pairs pairs = new PairsFile(file, inputs, List.of(output), false).pairs();
            shared.out()
                    .println("| seed | fit s | solve s | model RMSE | above zero | judge RMSE | RMS(judge − target) |"
                            + " ratio | inside | on target | judge agrees | surrogate |");
            shared.out().println("|---|---|---|---|---|---|---|---|---|---|---|---|");
            try (Session session = shared.session()) {
                for (int seed = 1; seed <= settings.seeds(); seed++) {
                    shared.out()
                            .println(row(JudgeBenchmark.run(
                                    pairs, declared, goal, settings.fit(), settings.solve(), seed, session.context())));
                    shared.out().flush();
                }
            }
            return ExitCode.OK.code();
        }

        private static String row(JudgeBenchmark.Verdict verdict) {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.2f | %.4f | %.4f | %.4f | %.4f | %.2f | %.3f | %.3f | %.3f | %s |",
                    verdict.seed(),
                    verdict.fitSeconds(),
                    verdict.solveSeconds(),
                    verdict.modelRmse(),
                    verdict.modelRmsePositive(),
                    verdict.judgeRmse(),
                    verdict.judged(),
                    verdict.judged() / verdict.judgeRmse(),
                    verdict.inside(),
                    verdict.onTarget(),
                    verdict.agreed(),
                    verdict.surrogate());
        }
    }
}
