package org.preimage.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.LatentBenchmark;
import org.preimage.bench.Problem;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.sampling.PointSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage bench latent`.
@Command(
        name = "latent",
        description = "Fits a problem once, solves it many times with each latent design, and prints how much the"
                + " designs' mean, spread, shares of loops and error vary from solve to solve.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench latent sinewave --repeats 100"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchLatent implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Mixin
    private BenchFit fit;

    @Parameters(paramLabel = "NAME", description = "A problem, see 'preimage problem list', or long-arm.")
    private String name;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How many pairs to learn from (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(
            names = {"-n", "--designs"},
            paramLabel = "N",
            description = "How many designs each solve draws and keeps (default: ${DEFAULT-VALUE}).")
    private int designs = 100;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "How many solves for each latent design (default: ${DEFAULT-VALUE}).")
    private int repeats = 100;

    @Override
    public Integer call() {
        Problem problem = LatentBenchmark.problem(name);
        Seed root = seed.seed(shared);
        LatentBenchmark.Protocol protocol = new LatentBenchmark.Protocol(designs, repeats, root.of("latent"));
        try (Session session = shared.session()) {
            InverseModel model = InverseFit.of(
                    problem.pairs(pairs, root.of("pairs")), fit.options(), "bench", root.of("fit"), session.context());
            LatentBenchmark benchmark =
                    new LatentBenchmark(problem, model, fit.localizer(), protocol, session.context());
            List<LatentBenchmark.Row> rows = PointSet.all().stream()
                    .map(set -> benchmark.run(set.name()))
                    .toList();
            print(model, rows);
        }
        return ExitCode.OK.code();
    }

    private void print(InverseModel model, List<LatentBenchmark.Row> rows) {
        shared.out()
                .println(name + ", latent of " + model.sampler().latentDim() + " dimensions, " + repeats
                        + " solves of " + designs + " designs each, held-out RMSE "
                        + String.join(
                                ", ",
                                model.grades().rmse().stream()
                                        .map(Results::figure)
                                        .toList())
                        + "\n");
        shared.out().println("| designs | latent | mean | spread | loops | MSE | MSE itself |");
        shared.out().println("|---|---|---|---|---|---|---|");
        LatentBenchmark.Row random = rows.getFirst();
        for (LatentBenchmark.Row row : rows) {
            shared.out().println(line("candidates", row.latent(), row.candidates(), random.candidates()));
        }
        for (LatentBenchmark.Row row : rows) {
            shared.out().println(line("solutions", row.latent(), row.solutions(), random.solutions()));
        }
    }

    private static String line(
            String designs, String latent, LatentBenchmark.Variances found, LatentBenchmark.Variances random) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.2e |",
                designs,
                latent,
                against(found.mean(), random.mean()),
                against(found.spread(), random.spread()),
                Double.isNaN(found.loops()) ? "" : against(found.loops(), random.loops()),
                against(found.error(), random.error()),
                found.meanError());
    }

    private static String against(double variance, double random) {
        return random > 0
                ? String.format(Locale.ROOT, "%.2e (%.3f)", variance, variance / random)
                : String.format(Locale.ROOT, "%.2e", variance);
    }
}
