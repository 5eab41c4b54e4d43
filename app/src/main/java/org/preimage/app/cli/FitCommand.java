package org.preimage.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.FitConfig;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.schema.SolveConfig;
import org.preimage.app.service.FitFolder;
import org.preimage.app.service.FitJob;
import org.preimage.app.service.FitMethod;
import org.preimage.app.service.FitRequest;
import org.preimage.app.service.Fitted;
import org.preimage.app.service.Keeping;
import org.preimage.app.service.PairsFile;
import org.preimage.app.service.Question;
import org.preimage.model.Grades;
import org.preimage.model.SurrogateChoice;
import org.preimage.random.Seed;
import org.preimage.space.Pixels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage fit`.
@Command(
        name = "fit",
        description = "Fits a model to a table of pairs, designs with their properties.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage fit pairs.csv --inputs a,b,c --outputs gap --seed 1 -o gap.safetensors",
            "  preimage fit --config run.yaml"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
final class FitCommand implements Callable<Integer> {
    /// A day between checkpoints is as good as none.
    private static final int LONGEST = 86_400;

    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "PAIRS.csv", description = "A CSV file with a header line.")
    private @Nullable Path pairs;

    @Option(
            names = "--inputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the design.")
    private @Nullable List<String> inputs;

    @Option(
            names = "--outputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the property.")
    private @Nullable List<String> outputs;

    @Mixin
    private KindOptions kinds;

    @Mixin
    private ClippedOption clipped;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "A column of numbers or texts; rows in which it is equal are held out together or not at all.")
    private @Nullable String group;

    @Option(
            names = "--symmetry",
            paramLabel = "MOTION",
            description = "A motion of the inputs that changes no output, such as 'a -> b, b -> a' or"
                    + " 'alpha -> 180 - alpha'; once for each.")
    private List<String> symmetries = List.of();

    @Option(
            names = "--pixels",
            paramLabel = "ROWSxCOLUMNS",
            description = "All inputs are the densities, from 0 to 1, of the pixels of a repeating cell, row by row.")
    private @Nullable String pixels;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL.safetensors",
            description = "The model file to write; its work is kept beside it, in MODEL.fit/.")
    private @Nullable Path model;

    @Mixin
    private MethodOptions method;

    @Option(
            names = "--surrogate",
            paramLabel = "auto|flow|ensemble|gp",
            description = "What designs are localized on: the prior's own flow, an ensemble of networks, Gaussian"
                    + " processes, or whichever predicts held-out rows best (default).")
    private @Nullable SurrogateChoice surrogate;

    @Option(names = "--epochs", paramLabel = "N", description = "The most epochs of the prior.")
    private @Nullable Integer epochs;

    @Option(names = "--network-epochs", paramLabel = "N", description = "The most epochs of each network beside it.")
    private @Nullable Integer networkEpochs;

    @Option(names = "--strict", description = "Refuse the file if one row is unusable, instead of dropping the row.")
    private boolean strict;

    @Option(names = "--force", description = "Replace files of an earlier fit.")
    private boolean force;

    @Option(names = "--fresh", description = "Discard the work of a fit that was stopped, instead of continuing it.")
    private boolean fresh;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "How often to keep how far the fit is, at the end of an epoch (default: every 5 seconds, less"
                    + " often where writing is slow).")
    private @Nullable Double checkpointEvery;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        RunConfig told = config.read();
        FitConfig fit = told.fit() == null ? FitConfig.NONE : told.fit();
        Path to = ConfigOption.path(model, told.model(), "--output", "model");
        PairsFile source = source(fit);
        FitRequest request = new FitRequest(
                source,
                to,
                method(fit).options(source.pixels() != null),
                seed(to, told.seed()),
                keeping(),
                asked(told.solve()));
        Fitted fitted;
        try (Session session = shared.session(told.threads())) {
            fitted = new FitJob(shared.invocation(), session.context(), shared::note).run(request);
        }
        shared.out().println(json ? Results.json(result(to, fitted)) : text(to, fitted));
        return ExitCode.OK.code();
    }

    /// The seed given; else that of the fit to be continued, which without its seed could not be.
    private Seed seed(Path to, @Nullable Long told) {
        if (seed.given().isPresent() || told != null || fresh) {
            return seed.seed(shared, told);
        }
        return FitFolder.beside(to).unfinishedSeed().orElseGet(() -> seed.seed(shared));
    }

    private Keeping keeping() {
        if (checkpointEvery == null) {
            return new Keeping(force, fresh, null);
        }
        if (!(checkpointEvery >= 0 && checkpointEvery <= LONGEST)) {
            throw new IllegalArgumentException(
                    "--checkpoint-every: expected seconds from 0 to " + LONGEST + ", found " + checkpointEvery);
        }
        return new Keeping(force, fresh, Duration.ofNanos(Math.round(checkpointEvery * 1e9)));
    }

    /// What a file asks of the model that is to be fitted.
    private static @Nullable Question asked(@Nullable SolveConfig solve) {
        return solve == null || !solve.asks() ? null : Question.of(solve);
    }

    private PairsFile source(FitConfig fit) {
        return new PairsFile(
                ConfigOption.path(pairs, fit.pairs(), "PAIRS.csv", "fit.pairs"),
                ConfigOption.names(inputs, fit.inputs(), "--inputs", "fit.inputs"),
                ConfigOption.names(outputs, fit.outputs(), "--outputs", "fit.outputs"),
                strict || Boolean.TRUE.equals(fit.strict()),
                kinds.kinds(fit.kinds()),
                symmetries.isEmpty() ? fit.symmetries() : symmetries,
                pixels(pixels == null ? fit.pixels() : pixels),
                clipped.bounds(fit.censored()),
                group == null ? fit.group() : group);
    }

    private static @Nullable Pixels pixels(@Nullable String told) {
        return told == null ? null : Pixels.parse(told);
    }

    private FitMethod method(FitConfig fit) {
        FitMethod told = method.over(FitMethod.of(fit));
        return new FitMethod(
                told.method(),
                told.prior(),
                told.preset(),
                surrogate == null ? told.surrogate() : surrogate,
                epochs == null ? told.epochs() : epochs,
                networkEpochs == null ? told.networkEpochs() : networkEpochs,
                told.held());
    }

    private static Map<String, Object> result(Path model, Fitted fitted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", model.toString());
        result.put("folder", fitted.folder().toString());
        result.put("method", fitted.model().method().word());
        result.put("parameters", fitted.model().sampler().parameters());
        result.put("pairs", fitted.model().pairs().size());
        result.put("surrogate", fitted.model().grades().surrogate());
        result.put("rmse", rmse(fitted));
        result.put("compared", fitted.model().grades().compared());
        result.put("seconds", fitted.seconds());
        return result;
    }

    private static Map<String, Double> rmse(Fitted fitted) {
        Map<String, Double> rmse = new LinkedHashMap<>();
        List<String> names = fitted.model().space().outputNames();
        names.forEach(name -> rmse.put(name, fitted.model().grades().rmse().get(names.indexOf(name))));
        return rmse;
    }

    private static String text(Path model, Fitted fitted) {
        Grades grades = fitted.model().grades();
        StringBuilder text = new StringBuilder();
        rmse(fitted)
                .forEach((name, value) -> text.append("held-out RMSE of ")
                        .append(name)
                        .append(": ")
                        .append(Results.figure(value))
                        .append('\n'));
        grades.compared().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> text.append("surrogate ")
                        .append(entry.getKey())
                        .append(entry.getKey().equals(grades.surrogate()) ? " (chosen)" : "")
                        .append(": validation RMSE ")
                        .append(Results.figure(entry.getValue()))
                        .append(" standard deviations\n"));
        return text.append(String.format(
                        Locale.ROOT,
                        "%s: fitted to %d pairs in %.1f s",
                        model,
                        fitted.model().pairs().size(),
                        fitted.seconds()))
                .toString();
    }
}
