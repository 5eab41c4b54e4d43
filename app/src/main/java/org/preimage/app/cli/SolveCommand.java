package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.schema.Scalar;
import org.preimage.app.schema.SolveConfig;
import org.preimage.app.service.LocalizerMethod;
import org.preimage.app.service.Question;
import org.preimage.app.service.RunFolder;
import org.preimage.app.service.SolveJob;
import org.preimage.app.service.SolveMethod;
import org.preimage.app.service.SolveRequest;
import org.preimage.app.service.Solved;
import org.preimage.app.simulator.SimulatorChoice;
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
            "Examples:",
            "  preimage solve gap.safetensors --target gap=1.0 --within 0.05 -n 100 --seed 1 -o run1",
            "  preimage solve m.safetensors --target y=1.5 --simulator sinewave --polish 5 -o run2",
            "  preimage solve m.safetensors --target gap=0.45:0.55 --constraint 'a + b <= 8.2' -o run3",
            "  preimage solve m.safetensors --target y1=1.5 --near x1=0,x2=0.3,x3=0,x4=0.1 -n 3 -o run4",
            "  preimage solve m.safetensors --target y1=1.5 --minimize y2 -n 5 -o run5",
            "  preimage solve --config run.yaml -o run6",
            "  preimage solve gap.safetensors --target gap=1.0 --simulator dft.yaml -o run7",
            "",
            "Ends with 5 when no design is within the tolerance; the results are written all the same."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
final class SolveCommand implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "MODEL.safetensors", description = "A model that 'preimage fit' wrote.")
    private @Nullable Path model;

    @Mixin
    private WishOptions wishes;

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
            description = "How many designs to find (default: " + SolveMethod.DESIGNS + ").")
    private @Nullable Integer count;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write; it must be new or empty.")
    private @Nullable Path folder;

    @Option(
            names = "--simulator",
            paramLabel = "NAME|FILE.yaml",
            description = "What to verify the designs with: a built-in problem, see 'preimage problem list', or a file"
                    + " that describes a program of your own.")
    private @Nullable String simulator;

    @Mixin
    private RobustOptions robust;

    @Mixin
    private PolishOption polish;

    @Mixin
    private SpreadOption spread;

    @Option(
            names = "--binary",
            arity = "0..1",
            fallbackValue = "1",
            paramLabel = "WIDTH",
            description = "With a model of pixels: cells that are void or solid and can be made, both at least so many"
                    + " pixels wide (without a number: 1).")
    private @Nullable Integer binary;

    @Option(
            names = "--latent",
            paramLabel = "NAME",
            description =
                    "How the latent space is filled: random, lhs, maximin or sobol (default: what the method does; ipage:"
                            + " maximin).")
    private @Nullable String latent;

    @Option(
            names = "--localizer",
            paramLabel = "NAME",
            description =
                    "How candidates become exact: gauss-newton, adam, or none to leave them (default: what the method"
                            + " does; ipage: gauss-newton).")
    private @Nullable String localizer;

    @Option(
            names = "--boundary-loss",
            paramLabel = "WEIGHT",
            description = "With adam: the weight of a loss that keeps designs inside the box, instead of putting them"
                    + " back after every step.")
    private @Nullable Double boundaryLoss;

    @Option(
            names = "--fix",
            split = ",",
            paramLabel = "INPUT=VALUE",
            description = "Fixes an input, at a number or one of its levels.")
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
            description =
                    "How many candidates to draw (default: what the method does; ipage: ten for each design, within 1000"
                            + " to 5000).")
    private @Nullable Integer candidates;

    @Option(names = "--force", description = "Replace the run that is in the folder.")
    private boolean force;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        RunConfig told = config.read();
        SolveConfig solve = told.solve() == null ? SolveConfig.NONE : told.solve();
        SolveRequest request = new SolveRequest(
                ConfigOption.path(model, told.model(), "MODEL.safetensors", "model"),
                question(solve),
                method(solve),
                seed.seed(shared, told.seed()),
                SimulatorChoice.of(simulator, solve.simulator(), told.simulator()),
                polish.options(solve.polish()),
                robust.errors(solve.inputError()),
                robust.robust(solve.robust()));
        RunFolder run = new RunFolder(ConfigOption.path(folder, solve.output(), "--output", "solve.output"));
        Solved solved;
        try (Session session = shared.session(told.threads())) {
            solved = new SolveJob(shared.invocation(), session.context()).run(request, run, force);
        }
        shared.out().println(json ? Results.json(solved) : Results.text(solved));
        shared.out().flush();
        shared.note(solved.notes());
        return Verdicts.of(solved.summary(), shared).code();
    }

    private SolveMethod method(SolveConfig solve) {
        return new SolveMethod(
                count == null ? solve.designs() : count,
                candidates == null ? solve.candidates() : candidates,
                latent == null ? solve.latent() : latent,
                new LocalizerMethod(localizer, solve.localizer(), boundaryLoss),
                spread.spreading(solve.spread()),
                binary == null ? solve.binary() : binary);
    }

    /// A tolerance for all outputs on the command line sets those of the file aside.
    private Question question(SolveConfig solve) {
        List<String> forAll =
                within.stream().filter(text -> !text.contains("=")).toList();
        if (forAll.size() > 1) {
            throw new IllegalArgumentException("--within: expected one tolerance without a name, found " + forAll);
        }
        Question told = Question.of(solve);
        Map<String, Double> tolerances = new LinkedHashMap<>(forAll.isEmpty() ? told.within() : Map.of());
        Double others =
                forAll.isEmpty() ? solve.within() : Double.valueOf(Assignments.number("--within", forAll.getFirst()));
        Question asked = wishes.asked(
                new Question(told.targets(), tolerances, others, bounds(solve), fixed(solve), told.wishes()));
        Map<String, Double> named = new LinkedHashMap<>(asked.within());
        named.putAll(Assignments.numbers(
                "--within", within.stream().filter(text -> text.contains("=")).toList()));
        return new Question(asked.targets(), named, others, asked.bounds(), asked.fixed(), asked.wishes());
    }

    /// Bounds of the command line set aside what a file says of the input, and so does `--fix`.
    private Map<String, Question.Bounds> bounds(SolveConfig solve) {
        Map<String, Question.Bounds> all = new LinkedHashMap<>();
        solve.bounds().forEach((name, ends) -> all.put(name, new Question.Bounds(ends.getFirst(), ends.getLast())));
        all.keySet().removeAll(Assignments.scalars("--fix", fixed).keySet());
        all.putAll(Assignments.bounds("--bounds", bounds));
        return all;
    }

    private Map<String, Scalar> fixed(SolveConfig solve) {
        Map<String, Scalar> given = Assignments.scalars("--fix", fixed);
        Map<String, Scalar> all = new LinkedHashMap<>(solve.fixed());
        for (String name : Assignments.bounds("--bounds", bounds).keySet()) {
            all.remove(name);
            if (given.containsKey(name)) {
                throw new IllegalArgumentException(
                        "--fix: expected an input that has no --bounds of its own, found '" + name + "'");
            }
        }
        all.putAll(given);
        return all;
    }
}
