package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.Question;
import org.preimage.app.service.RunFolder;
import org.preimage.app.service.SolveJob;
import org.preimage.app.service.SolveRequest;
import org.preimage.app.service.Solved;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Localizer;
import org.preimage.solve.SolveOptions;
import org.preimage.space.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage solve`.
@Command(
        name = "solve",
        description = "Finds designs whose properties are what is asked for.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  preimage solve gap.safetensors --target gap=1.0 --within 0.05 -n 100 --seed 1 -o run1",
            "",
            "Ends with 5 when no design is within the tolerance; the results are written all the same."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class SolveCommand implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Parameters(paramLabel = "MODEL.safetensors", description = "A model that 'preimage fit' wrote.")
    private Path model;

    @Option(
            names = "--target",
            required = true,
            split = ",",
            paramLabel = "OUTPUT=VALUE",
            description = "What is asked of an output; once for each.")
    private List<String> targets;

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "[OUTPUT=]TOLERANCE",
            description = "How far from its target an output may be; without a name, for all outputs (default: 1 %% of"
                    + " the output's standard deviation over the pairs).")
    private List<String> within = List.of();

    @Option(
            names = {"-n", "--designs"},
            paramLabel = "N",
            description = "How many designs to find (default: ${DEFAULT-VALUE}).")
    private int count = 100;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write; it must be new or empty.")
    private Path folder;

    @Option(
            names = "--simulator",
            paramLabel = "NAME",
            description = "A built-in problem to verify the designs with; see 'preimage problem list'.")
    private @Nullable String simulator;

    @Option(
            names = "--latent",
            paramLabel = "NAME",
            description = "How the latent space is filled: random, lhs, maximin or sobol (default: ${DEFAULT-VALUE}).")
    private String latent = "maximin";

    @Option(
            names = "--localizer",
            paramLabel = "NAME",
            description = "How candidates become exact: gauss-newton or adam (default: ${DEFAULT-VALUE}).")
    private String localizer = GaussNewton.DEFAULT.name();

    @Option(
            names = "--boundary-loss",
            paramLabel = "WEIGHT",
            description = "With adam: the weight of a loss that keeps designs inside the box, instead of putting them"
                    + " back after every step.")
    private @Nullable Double boundaryLoss;

    @Option(names = "--fix", split = ",", paramLabel = "INPUT=VALUE", description = "Fixes an input.")
    private List<String> fixed = List.of();

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "INPUT=LOW:HIGH",
            description = "Other bounds for an input (default: the range of the pairs).")
    private List<String> bounds = List.of();

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "How many candidates to draw (default: ten for each design, within 1000 to 5000).")
    private int candidates;

    @Option(names = "--force", description = "Replace the run that is in the folder.")
    private boolean force;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        SolveOptions options = new SolveOptions(count, SolveOptions.latent(latent), localizer(), candidates);
        Question question = question();
        SolveRequest request = new SolveRequest(model, question, options, seed.seed(shared), simulator);
        Solved solved;
        try (Session session = shared.session()) {
            solved = new SolveJob(shared.invocation(), session.context()).run(request, new RunFolder(folder), force);
        }
        shared.out().println(json ? Results.json(solved) : Results.text(solved));
        shared.out().flush();
        return Verdicts.of(solved.summary(), shared).code();
    }

    private Question question() {
        Map<String, Question.Bounds> box = new LinkedHashMap<>(Assignments.bounds("--bounds", bounds));
        Assignments.numbers("--fix", fixed).forEach((name, value) -> {
            if (box.put(name, new Question.Bounds(value, value)) != null) {
                throw new IllegalArgumentException(
                        "--fix: expected an input that has no --bounds of its own, found '" + name + "'");
            }
        });
        List<String> forAll =
                within.stream().filter(text -> !text.contains("=")).toList();
        if (forAll.size() > 1) {
            throw new IllegalArgumentException("--within: expected one tolerance without a name, found " + forAll);
        }
        List<String> named = within.stream().filter(text -> text.contains("=")).toList();
        return new Question(
                Assignments.numbers("--target", targets),
                Assignments.numbers("--within", named),
                forAll.isEmpty() ? null : Assignments.number("--within", forAll.getFirst()),
                box);
    }

    private Localizer localizer() {
        AdamSearch adam = AdamSearch.DEFAULT;
        if (localizer.equals(adam.name())) {
            return boundaryLoss == null ? adam : new AdamSearch(adam.steps(), adam.rate(), boundaryLoss);
        }
        List<String> known = List.of(GaussNewton.DEFAULT.name(), adam.name());
        if (!known.contains(localizer)) {
            throw new IllegalArgumentException(
                    "--localizer: " + NearestName.refusal("a known localizer", localizer, known));
        }
        if (boundaryLoss != null) {
            throw new IllegalArgumentException("--boundary-loss: expected it with --localizer adam, found it with "
                    + localizer + ", which never leaves the box");
        }
        return GaussNewton.DEFAULT;
    }
}
