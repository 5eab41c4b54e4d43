package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.campaign.CampaignFolder;
import org.preimage.app.campaign.CampaignJob;
import org.preimage.app.campaign.ExportJob;
import org.preimage.app.campaign.Standing;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.service.Documents;
import org.preimage.app.service.FitJob;
import org.preimage.app.service.FitRequest;
import org.preimage.app.service.Fitted;
import org.preimage.app.service.Keeping;
import org.preimage.app.service.PairsFile;
import org.preimage.app.service.Question;
import org.preimage.app.service.RunFolder;
import org.preimage.app.service.SolveJob;
import org.preimage.app.service.SolveMethod;
import org.preimage.app.service.SolveRequest;
import org.preimage.app.service.Solved;
import org.preimage.app.service.Tables;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.model.FitOptions;
import org.preimage.model.Method;
import org.preimage.random.Seed;
import org.preimage.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage demo`.
@Command(
        name = "demo",
        description =
                "Shows everything on one problem within two minutes: pairs, fit, solve, verify, report, campaign.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage demo"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class DemoCommand implements Callable<Integer> {
    private static final Seed SEED = new Seed(1);
    private static final int DESIGNS = 100;
    private static final double TARGET = 1.5;
    private static final int WANTED = 20;

    private static final String GOAL = """
            schema: 1
            campaign:
              simulator: sinewave
              targets: {y: {value: 1.5, within: 0.01}}
              designs: %d
              budget: 100
            """.formatted(WANTED);

    @Mixin
    private Shared shared;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How many pairs to learn from (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most epochs of each fit (default: as for 'preimage fit').")
    private @Nullable Integer epochs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "The folder to write (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("demo-run");

    @Option(names = "--force", description = "Replace an earlier demonstration.")
    private boolean force;

    @Override
    public Integer call() {
        Problem problem = Problems.named("sinewave");
        RunFolder run = new RunFolder(folder);
        run.claim(force);
        try (Session session = shared.session()) {
            Path table = folder.resolve("pairs.csv");
            say("1. " + pairs + " pairs of " + problem.description() + ": " + table);
            Tables.pairs(problem, pairs, SEED.of("pairs"), table);
            Path model = folder.resolve("model.safetensors");
            say("2. fitting a model to them: " + model);
            Fitted fitted = fit(problem, table, model, session);
            say("   held-out RMSE of y: "
                    + Results.figure(fitted.model().grades().rmse().getFirst()));
            say("3. solving y = " + TARGET + " for " + DESIGNS + " designs, and checking them with the true f");
            Solved solved = solve(problem, model, run, session);
            shared.out().println(Results.text(solved).indent(3).stripTrailing());
            say("4. a campaign, which knows no pairs: runs of f are chosen until " + WANTED + " designs hit");
            campaign(session);
            return Verdicts.of(solved.summary(), shared).code();
        }
    }

    private Fitted fit(Problem problem, Path table, Path model, Session session) {
        PairsFile source = new PairsFile(
                table, problem.space().inputNames(), problem.space().outputNames(), true);
        FitOptions defaults = FitOptions.defaults();
        FitOptions options = epochs == null ? defaults : defaults.withEpochs(epochs, epochs);
        FitRequest request = new FitRequest(source, model, options, SEED, new Keeping(force, force, null));
        return new FitJob(shared.invocation(), session.context(), shared::note).run(request);
    }

    private Solved solve(Problem problem, Path model, RunFolder run, Session session) {
        SolveOptions options = SolveOptions.of(Method.IPAGE, DESIGNS);
        Question question = new Question(Map.of("y", TARGET), Map.of(), null, Map.of(), Map.of());
        SolveRequest request = new SolveRequest(
                model, question, SolveMethod.of(options), SEED, new SimulatorChoice.Named(problem.name()), null);
        return new SolveJob(shared.invocation(), session.context()).runIn(run, request);
    }

    private void campaign(Session session) {
        Path goal = folder.resolve("goal.yaml");
        Documents.write(goal, GOAL);
        CampaignFolder campaign = CampaignFolder.beside(goal);
        if (force) {
            campaign.discard();
        }
        Standing standing = new CampaignJob(session.context())
                .begin(campaign, ConfigFile.read(goal), SEED)
                .standing();
        ExportJob.run(campaign);
        say("   " + standing.hits() + " designs hit in " + standing.runs() + " runs: " + campaign.page());
    }

    private void say(String sentence) {
        shared.out().println(sentence);
        shared.out().flush();
    }
}
