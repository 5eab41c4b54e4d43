package org.preimage.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.preimage.app.service.ModelSource;
import org.preimage.bench.CellBenchmark;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage bench cells`.
@Command(
        name = "cells",
        description =
                "How well a model of the problem 'architecture' finds cells: for moduli of held-out cells, for moduli"
                        + " and porosities that no pair is near to, and stiffer than all pairs of a porosity.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench cells cells.safetensors --targets 8 --seed 1"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchCells implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Parameters(paramLabel = "MODEL.safetensors", description = "A model of all outputs, fitted with --pixels.")
    private Path model;

    @Option(
            names = "--targets",
            paramLabel = "N",
            description = "Moduli of held-out cells to find designs for (default: ${DEFAULT-VALUE}).")
    private int targets = 8;

    @Option(
            names = "--designs",
            paramLabel = "N",
            description = "Designs for each of them (default: ${DEFAULT-VALUE}).")
    private int designs = 100;

    @Option(
            names = "--tuples",
            paramLabel = "N",
            description = "Tuples of moduli and porosity that no pair is near to (default: ${DEFAULT-VALUE}).")
    private int tuples = 200;

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "Porosities at which to find stiffer cells than the pairs (default: ${DEFAULT-VALUE}).")
    private int cases = 24;

    @Option(names = "--seed", paramLabel = "N", description = "Where all random numbers come from (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() {
        try (Session session = shared.session()) {
            CellBenchmark benchmark = new CellBenchmark(ModelSource.read(model), new Seed(seed), session.context());
            PrintWriter out = shared.out();
            if (targets > 0) {
                print(benchmark.moduli(targets, designs), out);
            }
            if (tuples > 0) {
                printTuples(benchmark.tuples(tuples), out);
            }
            if (cases > 0) {
                printStiffest(benchmark.stiffest(cases), out);
            }
            out.println(BenchCommand.machine());
        }
        return ExitCode.OK.code();
    }

    private static void print(List<CellBenchmark.Moduli> rows, PrintWriter out) {
        out.println("| | designs | RMS error of E | within 0.002 | calls each | seconds a target | apart | novel |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (CellBenchmark.Moduli row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.4f | %.0f %% | %.1f | %.2f | %.2f | %.2f |%n",
                    row.name(),
                    row.designs(),
                    row.error(),
                    100 * row.near(),
                    row.calls(),
                    row.seconds(),
                    row.apart(),
                    row.novel());
        }
        out.println();
        out.flush();
    }

    private static void printTuples(List<CellBenchmark.Tuples> rows, PrintWriter out) {
        out.println("| | tuples | hit | hit by the first call | calls each | distance to the nearest row |");
        out.println("|---|---|---|---|---|---|");
        for (CellBenchmark.Tuples row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.2f | %.1f |%n",
                    row.name(),
                    row.tuples(),
                    row.hits(),
                    row.first(),
                    row.calls(),
                    row.novel());
        }
        out.println();
        out.flush();
    }

    private static void printStiffest(List<CellBenchmark.Stiffest> rows, PrintWriter out) {
        out.println("| porosity | stiffest pair | iPage | by | from rows | by | bound |");
        out.println("|---|---|---|---|---|---|---|");
        for (CellBenchmark.Stiffest row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %.3f | %.4f | %.4f | %+.0f %% | %.4f | %+.0f %% | %.4f |%n",
                    row.porosity(),
                    row.pair(),
                    row.found(),
                    100 * (row.found() / row.pair() - 1),
                    row.fromPairs(),
                    100 * (row.fromPairs() / row.pair() - 1),
                    row.bound());
        }
        long found = rows.stream()
                .filter(row -> row.found() >= CellBenchmark.STIFFER * row.pair())
                .count();
        long fromRows = rows.stream()
                .filter(row -> row.fromPairs() >= CellBenchmark.STIFFER * row.pair())
                .count();
        out.printf(Locale.ROOT, "%nAt least 10 %% stiffer: %d of %d, from rows %d.%n%n", found, rows.size(), fromRows);
    }
}
