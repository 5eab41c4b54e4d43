package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.Question;
import org.preimage.app.service.Tables;
import org.preimage.sampling.MaximinLatinHypercube;
import org.preimage.sampling.PointSet;
import org.preimage.space.Input;
import org.preimage.space.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage sampling`.
@Command(
        name = "sampling",
        description = "Writes a plan of designs that fill a box, to simulate or to measure.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  preimage sampling maximin -n 100 --columns u1,u2,u3 --bounds u1=0:2 --seed 1 -o plan.csv",
            "  preimage sampling maximin -n 70 --columns u1,u2,u3 --effort 60 --seed 1 -o better.csv"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class SamplingCommand implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Mixin
    private TableOption table;

    @Parameters(paramLabel = "NAME", description = "How the box is filled: random, lhs, maximin or sobol.")
    private String name;

    @Option(
            names = {"-n", "--rows"},
            required = true,
            paramLabel = "N",
            description = "How many designs.")
    private int count;

    @Option(
            names = "--columns",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The inputs of the design.")
    private List<String> columns;

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "COLUMN=LOW:HIGH",
            description = "The bounds of a column (default: 0:1).")
    private List<String> bounds = List.of();

    @Option(
            names = "--effort",
            paramLabel = "TIMES",
            description = "With maximin: how many times the usual 3 million moves to search, such as 60; a move tries"
                    + " to exchange a coordinate of two points (default: 1).")
    private @Nullable Double effort;

    /// The point set asked for, with the effort asked for.
    private PointSet pointSet() {
        PointSet named = PointSet.named(name);
        if (effort == null) {
            return named;
        }
        if (!(named instanceof MaximinLatinHypercube)) {
            throw new IllegalArgumentException(
                    "--effort: expected maximin, the only plan that is searched for, found " + name);
        }
        return MaximinLatinHypercube.withEffort(effort);
    }

    @Override
    public Integer call() {
        PointSet points = pointSet();
        Map<String, Question.Bounds> asked = Assignments.bounds("--bounds", bounds);
        for (String column : asked.keySet()) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("--bounds: " + NearestName.refusal("a column", column, columns));
            }
        }
        List<Input> box = columns.stream()
                .map(column -> {
                    Question.Bounds of = asked.getOrDefault(column, new Question.Bounds(0, 1));
                    return new Input(column, of.low(), of.high());
                })
                .toList();
        Path to = table.free();
        return table.tell(Tables.plan(points, count, box, seed.seed(shared), to), shared);
    }
}
