package org.preimage.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.FitFolder;
import org.preimage.app.service.FitJob;
import org.preimage.app.service.FitRequest;
import org.preimage.app.service.Fitted;
import org.preimage.app.service.Keeping;
import org.preimage.app.service.PairsFile;
import org.preimage.model.FitOptions;
import org.preimage.model.Grades;
import org.preimage.model.Prior;
import org.preimage.random.Seed;
import org.preimage.space.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage fit`.
@Command(
        name = "fit",
        description = "Fits a model to a table of pairs, designs with their properties.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage fit pairs.csv --inputs a,b,c --outputs gap --seed 1 -o gap.safetensors"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class FitCommand implements Callable<Integer> {
    /// A day between checkpoints is as good as none.
    private static final int LONGEST = 86_400;

    private static final String PAPER = "paper";
    private static final List<String> PRESETS = List.of(PAPER, "paper-arm", "paper-ballistics", "paper-crystal");

    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Parameters(paramLabel = "PAIRS.csv", description = "A CSV file with a header line.")
    private Path pairs;

    @Option(
            names = "--inputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the design.")
    private List<String> inputs;

    @Option(
            names = "--outputs",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns of the property.")
    private List<String> outputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL.safetensors",
            description = "The model file to write; its work is kept beside it, in MODEL.fit/.")
    private Path model;

    @Option(
            names = "--prior",
            paramLabel = "inn|cinn",
            description =
                    "Where candidates come from: the paper's invertible network, or a conditional flow (default).")
    private @Nullable Prior prior;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "The paper's settings for one of its tasks: paper (sinewave), paper-arm, paper-ballistics,"
                    + " paper-crystal.")
    private @Nullable String preset;

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
        PairsFile source = new PairsFile(pairs, inputs, outputs, strict);
        FitRequest request = new FitRequest(source, model, options(), seed(), keeping());
        Fitted fitted;
        try (Session session = shared.session()) {
            fitted = new FitJob(shared.invocation(), session.context(), shared::note).run(request);
        }
        shared.out().println(json ? Results.json(result(fitted)) : text(fitted));
        return ExitCode.OK.code();
    }

    /// The seed given; else that of the fit to be continued, which without its seed could not be.
    private Seed seed() {
        Optional<Seed> unfinished =
                fresh ? Optional.empty() : FitFolder.beside(model).unfinishedSeed();
        return seed.given().or(() -> unfinished).orElseGet(() -> seed.seed(shared));
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

    private FitOptions options() {
        FitOptions base = base();
        if (networkEpochs != null && base.networks().members() == 0) {
            throw new IllegalArgumentException("--network-epochs: expected it without --preset " + preset
                    + ", which fits no networks beside its flow");
        }
        return base.withEpochs(
                epochs == null ? base.flow().schedule().epochs() : epochs,
                networkEpochs == null ? base.networks().schedule().epochs() : networkEpochs);
    }

    private FitOptions base() {
        if (preset == null) {
            return prior == Prior.INN ? FitOptions.innDefaults() : FitOptions.defaults();
        }
        if (!PRESETS.contains(preset)) {
            throw new IllegalArgumentException("--preset: " + NearestName.refusal("a known preset", preset, PRESETS));
        }
        if (prior == Prior.CINN) {
            throw new IllegalArgumentException(
                    "--prior: expected inn with --preset " + preset + ", whose prior it is, found cinn");
        }
        return FitOptions.paper(preset.equals(PAPER) ? "sinewave" : preset.substring(PAPER.length() + 1));
    }

    private Map<String, Object> result(Fitted fitted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", model.toString());
        result.put("folder", fitted.folder().toString());
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

    private String text(Fitted fitted) {
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
