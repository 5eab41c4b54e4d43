package org.preimage.app.cli;

import java.util.List;
import java.util.function.BiConsumer;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The problems of a benchmark, and how often each is run.
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchProblems {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Problems; see 'preimage problem list'.")
    private List<String> names;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How many pairs to learn from (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    int pairs() {
        return pairs;
    }

    /// Runs every problem with the seeds 1 to `seeds`.
    void forEach(int seeds, BiConsumer<Problem, Integer> run) {
        for (String name : names) {
            Problem problem = Problems.named(name);
            for (int seed = 1; seed <= seeds; seed++) {
                run.accept(problem, seed);
            }
        }
    }
}
