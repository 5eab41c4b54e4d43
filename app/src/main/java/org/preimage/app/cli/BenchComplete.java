package org.preimage.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.CompletenessBenchmark;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench complete`.
@Command(
        name = "complete",
        description = "Whether the estimated chance holds that a component of the solution set was missed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench complete --trials 200"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchComplete implements Callable<Integer> {
    private static final double SURE = 0.05;

    @Mixin
    private Shared shared;

    @Option(names = "--trials", paramLabel = "N", description = "How many trials (default: ${DEFAULT-VALUE}).")
    private int trials = 200;

    @Option(
            names = "--powers",
            paramLabel = "P",
            split = ",",
            description = "Shares of starts are uniform in their logarithms over P powers of ten; several by commas"
                    + " (default: 0,1,2,3).")
    private List<Double> powers = List.of(0.0, 1.0, 2.0, 3.0);

    @Option(names = "--seed", paramLabel = "N", description = "Of all trials (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() {
        shared.out()
                .println(
                        "| powers of ten | trials | said ≤ 5 % | of them missed | said more | of them missed | mean said |"
                                + " starts |\n|---|---|---|---|---|---|---|---|");
        try (Session session = shared.session()) {
            for (double power : powers) {
                List<CompletenessBenchmark.Trial> all = new ArrayList<>();
                for (int t = 0; t < trials; t++) {
                    Seed own = new Seed(seed).of(t);
                    all.add(CompletenessBenchmark.run(power, own, session.context()));
                }
                shared.out().println(line(power, all));
                shared.out().flush();
            }
        }
        return ExitCode.OK.code();
    }

    private static String line(double power, List<CompletenessBenchmark.Trial> all) {
        long sure = all.stream().filter(trial -> trial.said() <= SURE).count();
        long wrong = all.stream()
                .filter(trial -> trial.said() <= SURE && trial.missed() > 0)
                .count();
        long unsureMissed = all.stream()
                .filter(trial -> trial.said() > SURE && trial.missed() > 0)
                .count();
        return String.format(
                Locale.ROOT,
                "| %.1f | %d | %d | %d | %d | %d | %.3f | %.0f |",
                power,
                all.size(),
                sure,
                wrong,
                all.size() - sure,
                unsureMissed,
                all.stream()
                        .mapToDouble(CompletenessBenchmark.Trial::said)
                        .average()
                        .orElseThrow(),
                all.stream()
                        .mapToInt(CompletenessBenchmark.Trial::starts)
                        .average()
                        .orElseThrow());
    }
}
