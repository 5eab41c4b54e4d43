package org.preimage.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.bench.architecture.HomogenizationBenchmark;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench architecture`.
@Command(
        name = "architecture",
        description = "Prints how long the homogenization of a cell of pixels takes, and how its answer depends on the"
                + " mesh.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench architecture --sides 32,64"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchArchitecture implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Option(
            names = "--sides",
            paramLabel = "N,…",
            split = ",",
            description = "Pixels of a side, even numbers (default: ${DEFAULT-VALUE}).")
    private List<Integer> sides = List.of(16, 32, 64, 128);

    @Override
    public Integer call() {
        shared.out().println("| side | mirror lines | stiffness ms | with derivatives ms |");
        shared.out().println("|---|---|---|---|");
        for (int side : sides) {
            print(HomogenizationBenchmark.time(side, true, new Seed(1)));
            print(HomogenizationBenchmark.time(side, false, new Seed(1)));
        }
        shared.out().println("\n| side | E_x of a square hole |");
        shared.out().println("|---|---|");
        for (int side : sides) {
            shared.out().printf(Locale.ROOT, "| %d | %.8f |%n", side, HomogenizationBenchmark.squareHole(side));
        }
        shared.out().println(BenchCommand.machine());
        return ExitCode.OK.code();
    }

    private void print(HomogenizationBenchmark.Time time) {
        shared.out()
                .printf(
                        Locale.ROOT,
                        "| %d | %d | %.3f | %.3f |%n",
                        time.side(),
                        time.mirrored() ? 2 : 0,
                        time.stiffness(),
                        time.slopes());
    }
}
