package org.preimage.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.preimage.app.service.PairsFile;
import org.preimage.bench.SymmetryBenchmark;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.space.Declared;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench symmetry`.
@Command(
        name = "symmetry",
        description = "What declared symmetries are worth: the error of Gaussian processes on held-out orbits, with and"
                + " without them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench symmetry pairs.csv --inputs a,b --outputs gap --symmetry 'swap a b'"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchSymmetry implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private PairsOptions pairs;

    @Option(
            names = "--symmetry",
            required = true,
            paramLabel = "MOTION",
            description = "A motion of the inputs that changes no output; once for each.")
    private List<String> symmetries;

    @Mixin
    private ClippedOption clipped;

    @Option(
            names = "--splits",
            paramLabel = "N",
            description = "How many times another tenth is held out (default: ${DEFAULT-VALUE}).")
    private int splits = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Of the splits (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() {
        Pairs read = new PairsFile(pairs.file(), pairs.inputs(), pairs.outputs(), false).pairs();
        try (Session session = shared.session()) {
            List<SymmetryBenchmark.Score> scores = SymmetryBenchmark.run(
                    read,
                    new Declared(Map.of(), clipped.bounds(Map.of()), symmetries),
                    splits,
                    new Seed(seed),
                    session.context());
            shared.out().println("| the fit knows | " + String.join(" | ", pairs.outputs()) + " | s |");
            shared.out().println("|---|" + "---|".repeat(pairs.outputs().size() + 1));
            scores.forEach(score -> shared.out()
                    .println("| " + score.way() + " | "
                            + score.rmse().stream().map(Results::figure).collect(Collectors.joining(" | "))
                            + String.format(Locale.ROOT, " | %.1f |", score.seconds())));
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }
}
