package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.bench.SamplingBenchmark;
import org.preimage.sampling.MaximinLatinHypercube;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench sampling`.
@Command(
        name = "sampling",
        description = "Compares maximin Latin hypercubes with the best known ones, or with random ones.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage bench sampling --dims 2,3,4,5,6,7,8,9,10 --points 20,50,83,100 --reference best.csv",
            "  preimage bench sampling --dims 6,1023 --points 1000 --seeds 1"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchSampling implements Callable<Integer> {
    private static final String DIMS = "dims";
    private static final String POINTS = "points";
    private static final String SQUARE = "squared_maximin_distance_integer_grid";

    @Mixin
    private Shared shared;

    @Option(
            names = "--reference",
            paramLabel = "FILE.csv",
            description = "The best known squared distances in cells, in the columns " + DIMS + ", " + POINTS + ", "
                    + SQUARE + " (default: compare with the best of 50 random Latin hypercubes).")
    private @Nullable Path reference;

    @Option(names = "--dims", split = ",", required = true, paramLabel = "K", description = "Dimensions.")
    private List<Integer> dims;

    @Option(
            names = "--points",
            split = ",",
            required = true,
            paramLabel = "N",
            description = "Numbers of points; every one is run in each of the dimensions.")
    private List<Integer> points;

    @Option(names = "--seeds", paramLabel = "N", description = "Run seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    @Option(
            names = "--effort",
            paramLabel = "TIMES",
            description = "How many times the usual number of moves to search (default: ${DEFAULT-VALUE}).")
    private double effort = 1;

    @Override
    public Integer call() {
        MaximinLatinHypercube search = MaximinLatinHypercube.withEffort(effort);
        Map<List<Integer>, Long> known = reference == null ? Map.of() : read(reference);
        String against = reference == null ? "best of 50 random" : "best known";
        shared.out()
                .println("| k | n | squared distance, median | best | its seed | " + against
                        + " | median distance over that | slowest CPU s | |");
        shared.out().println("|---|---|---|---|---|---|---|---|---|");
        int records = 0;
        for (int k : dims) {
            for (int n : points) {
                long best = reference == null ? SamplingBenchmark.bestRandom(k, n) : known(known, k, n);
                SamplingBenchmark.Row row = SamplingBenchmark.run(k, n, search, seeds);
                records += row.best() > best ? 1 : 0;
                shared.out().println(line(row, best));
                shared.out().flush();
            }
        }
        shared.out()
                .println("\n" + records + " of " + dims.size() * points.size() + " sizes above the " + against
                        + "; seeds 1 to " + seeds + ", " + search.moves() + " moves");
        return ExitCode.OK.code();
    }

    private static long known(Map<List<Integer>, Long> known, int k, int n) {
        Long best = known.get(List.of(k, n));
        if (best == null) {
            throw new IllegalArgumentException("--reference: expected a row for " + k + " dimensions and " + n
                    + " points, found none among " + known.size());
        }
        return best;
    }

    private String line(SamplingBenchmark.Row row, long against) {
        boolean record = reference != null && row.best() > against;
        boolean level = reference != null && row.best() == against;
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %d | %.3f | %.2f | %s |",
                row.dims(),
                row.points(),
                row.median(),
                row.best(),
                row.bestSeed(),
                against,
                Math.sqrt((double) row.median() / against),
                row.slowest(),
                record ? "record" : level ? "equal" : "");
    }

    private static Map<List<Integer>, Long> read(Path file) {
        List<String> columns = List.of(DIMS, POINTS, SQUARE);
        Table table = TableFile.read(file, ReadOptions.designs(columns));
        double[][] values = table.columns(columns);
        Map<List<Integer>, Long> known = new HashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            known.put(List.of((int) values[0][i], (int) values[1][i]), (long) values[2][i]);
        }
        return known;
    }
}
