package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preimage.app.service.PairsJob;
import org.preimage.app.service.Tables;
import org.preimage.bench.IndexedProblem;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `preimage problem`.
@Command(
        name = "problem",
        description = "Problems with a known answer: their names, pairs, and true properties.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ProblemCommand.Listing.class,
            ProblemCommand.PairsOf.class,
            ProblemCommand.Evaluation.class,
            ProblemCells.class
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class ProblemCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }

    /// `preimage problem list`.
    @Command(
            name = "list",
            description = "Lists the problems.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage problem list --json"})
    @SuppressWarnings("NullAway.Init")
    static final class Listing implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--json", description = "Print the result for machines.")
        private boolean json;

        @Override
        public Integer call() {
            String text = json
                    ? Results.json(
                            Problems.all().stream().map(Listing::described).toList())
                    : String.join(
                            "\n", Problems.all().stream().map(Listing::line).toList());
            spec.commandLine().getOut().println(text);
            return ExitCode.OK.code();
        }

        private static String line(Problem problem) {
            return String.format(Locale.ROOT, "%-16s %s", problem.name(), problem.description());
        }

        private static Map<String, Object> described(Problem problem) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("name", problem.name());
            described.put("description", problem.description());
            described.put("inputs", problem.space().inputs());
            described.put("outputs", problem.space().outputs());
            described.put("usual_target", List.of(problem.usualTarget().values()));
            return described;
        }
    }

    /// `preimage problem pairs`.
    @Command(
            name = "pairs",
            description = "Draws designs from a problem's prior and writes them with their properties.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Pairs of 'architecture' are drawn in pieces: after a stop the same command goes on.",
                "",
                "Example:",
                "  preimage problem pairs sinewave -n 10000 --seed 1 -o pairs.csv"
            })
    @SuppressWarnings("NullAway.Init")
    static final class PairsOf implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private SeedOption seed;

        @Mixin
        private TableOption table;

        @Parameters(paramLabel = "NAME", description = "A problem; see 'preimage problem list'.")
        private String name;

        @Option(
                names = {"-n", "--rows"},
                required = true,
                paramLabel = "N",
                description = "How many pairs.")
        private int count;

        @Override
        public Integer call() {
            Problem problem = Problems.named(name);
            Path to = table.free();
            Seed root = seed.seed(shared);
            if (problem instanceof IndexedProblem many) {
                try (Session session = shared.session()) {
                    return table.tell(new PairsJob(session.context()).run(many, count, root, to), shared);
                }
            }
            return table.tell(Tables.pairs(problem, count, root, to), shared);
        }
    }

    /// `preimage problem evaluate`.
    @Command(
            name = "evaluate",
            description = "Writes the designs of a table with their true properties.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage problem evaluate sinewave run1/designs.csv -o checked.csv"})
    @SuppressWarnings("NullAway.Init")
    static final class Evaluation implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private TableOption table;

        @Parameters(index = "0", paramLabel = "NAME", description = "A problem; see 'preimage problem list'.")
        private String name;

        @Parameters(index = "1", paramLabel = "DESIGNS.csv", description = "A CSV file with the problem's inputs.")
        private Path designs;

        @Override
        public Integer call() {
            Problem problem = Problems.named(name);
            Path to = table.free();
            try (Session session = shared.session()) {
                return table.tell(Tables.evaluate(problem, designs, to, session.context()), shared);
            }
        }
    }
}
