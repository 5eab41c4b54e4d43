package org.preimage.app.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.preimage.app.campaign.KillTrials;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage bench campaign-kills`.
@Command(
        name = "campaign-kills",
        description = "Kills campaigns at random moments and goes on with them, to see that nothing is lost.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage bench campaign-kills --kills 100 --seed 1 -o kills"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class BenchCampaignKills implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Option(names = "--kills", paramLabel = "N", description = "At least so many (default: ${DEFAULT-VALUE}).")
    private int kills = 100;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to keep the campaigns in, new or empty.")
    private Path folder;

    @Override
    public Integer call() {
        Seed from = seed.seed(shared);
        KillTrials.Found found;
        try (Session session = shared.session()) {
            found = new KillTrials(folder, program()).run(kills, from, session.context());
        }
        shared.out().println("| kills | campaigns | runs of each | begun afresh | adopted | faults |");
        shared.out().println("|---|---|---|---|---|---|");
        shared.out()
                .println("| " + found.kills() + " | " + found.campaigns() + " | " + found.runs() + " | "
                        + found.afresh() + " | " + found.adopted() + " | "
                        + found.faults().size() + " |");
        found.faults().forEach(shared::note);
        return found.faults().isEmpty() ? ExitCode.OK.code() : ExitCode.INTERNAL_FAULT.code();
    }

    /// The command that started this very program, with other arguments to come.
    private static List<String> program() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }
}
