package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.campaign.AskJob;
import org.preimage.app.campaign.CampaignFolder;
import org.preimage.app.campaign.CampaignJob;
import org.preimage.app.campaign.ExportJob;
import org.preimage.app.campaign.Standing;
import org.preimage.app.schema.CampaignConfig;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `preimage campaign`.
@Command(
        name = "campaign",
        description = "Runs a simulator on batch after batch of designs, until enough of them hit.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CampaignCommand.Begin.class,
            CampaignCommand.Status.class,
            CampaignCommand.Resume.class,
            CampaignCommand.Stop.class,
            CampaignCommand.Export.class,
            CampaignCommand.Ask.class,
            CampaignCommand.Tell.class
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class CampaignCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }

    /// `preimage campaign run`.
    @Command(
            name = "run",
            description = "Begins a campaign, and works on it until it has found what is wanted or spent its budget.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  preimage campaign run goal.yaml",
                "  preimage campaign run goal.yaml --seed 2 -o second.campaign",
                "",
                "Ends with 5 when the budget is spent before enough designs hit, and with 6 when every run of a batch"
                        + " fails; everything is kept all the same."
            })
    @SuppressWarnings("NullAway.Init")
    static final class Begin implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private SeedOption seed;

        @Parameters(paramLabel = "GOAL.yaml", description = "What is looked for, under the key 'campaign'.")
        private Path goal;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FOLDER",
                description = "The folder to keep the campaign in (default: beside the goal file, with .campaign for"
                        + " its ending).")
        private @Nullable Path output;

        @Override
        public Integer call() {
            RunConfig told = ConfigFile.read(goal);
            CampaignConfig campaign = told.campaign();
            if (campaign == null) {
                throw new IllegalArgumentException(goal + ": expected the key 'campaign', found none");
            }
            CampaignFolder folder = output != null
                    ? new CampaignFolder(output)
                    : campaign.output() != null
                            ? new CampaignFolder(Path.of(campaign.output()))
                            : CampaignFolder.beside(goal);
            try (Session session = shared.session(told.threads())) {
                return tell(
                        shared,
                        folder,
                        new CampaignJob(session.context()).begin(folder, told, seed.seed(shared, told.seed())));
            }
        }
    }

    /// `preimage campaign resume`.
    @Command(
            name = "resume",
            description = "Goes on with a campaign that was stopped, whatever stopped it.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign resume goal.campaign"})
    @SuppressWarnings("NullAway.Init")
    static final class Resume implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Override
        public Integer call() {
            try (Session session = shared.session()) {
                return tell(shared, folder.folder(), new CampaignJob(session.context()).goOn(folder.folder()));
            }
        }
    }

    /// `preimage campaign status`.
    @Command(
            name = "status",
            description = "Says where a campaign stands, also while it is at work.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign status goal.campaign"})
    @SuppressWarnings("NullAway.Init")
    static final class Status implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Option(names = "--json", description = "Print the result for machines.")
        private boolean json;

        @Override
        public Integer call() {
            Standing standing = ExportJob.standing(folder.folder());
            shared.out().println(json ? Results.json(members(standing)) : text(standing));
            return ExitCode.OK.code();
        }
    }

    /// `preimage campaign stop`.
    @Command(
            name = "stop",
            description = "Ends the process that works on a campaign, once the runs that have begun are recorded.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign stop goal.campaign"})
    @SuppressWarnings("NullAway.Init")
    static final class Stop implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Override
        public Integer call() {
            ExportJob.standing(folder.folder()); // refuses a folder without a campaign
            shared.out()
                    .println(
                            folder.folder().requestStop()
                                    ? "the campaign stops when the runs that have begun are recorded; 'preimage campaign"
                                            + " resume' goes on"
                                    : "nobody is at work on this campaign");
            return ExitCode.OK.code();
        }
    }

    /// `preimage campaign export`.
    @Command(
            name = "export",
            description = "Writes the table of all runs and a page into the folder of a campaign.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign export goal.campaign"})
    @SuppressWarnings("NullAway.Init")
    static final class Export implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Override
        public Integer call() {
            ExportJob.run(folder.folder());
            shared.out().println("runs: " + folder.folder().table());
            shared.out().println("report: " + folder.folder().page());
            return ExitCode.OK.code();
        }
    }

    /// `preimage campaign ask`.
    @Command(
            name = "ask",
            description = "Writes the designs whose results are wanted, for a simulator that is run elsewhere.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign ask goal.campaign -o designs.csv"})
    @SuppressWarnings("NullAway.Init")
    static final class Ask implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "DESIGNS.csv",
                description = "The table to write: a number for each design, and its inputs.")
        private Path to;

        @Override
        public Integer call() {
            AskJob.Written asked;
            try (Session session = shared.session()) {
                asked = new AskJob(session.context()).ask(folder.folder(), to);
            }
            shared.out().println(asked.count() == 0 ? text(asked.standing()) : asked.count() + " designs: " + to);
            return ExitCode.OK.code();
        }
    }

    /// `preimage campaign tell`.
    @Command(
            name = "tell",
            description = "Takes results of designs that were asked for; a row without an output is a run that failed.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  preimage campaign tell goal.campaign results.csv"})
    @SuppressWarnings("NullAway.Init")
    static final class Tell implements Callable<Integer> {
        @Mixin
        private Shared shared;

        @Mixin
        private FolderParameter folder;

        @Parameters(
                index = "1",
                paramLabel = "RESULTS.csv",
                description = "A table with the numbers of designs, in the column id, and their outputs.")
        private Path from;

        @Override
        public Integer call() {
            AskJob.Written told;
            try (Session session = shared.session()) {
                told = new AskJob(session.context()).tell(folder.folder(), from);
            }
            shared.out().println(told.count() + " results taken; " + text(told.standing()));
            return ExitCode.OK.code();
        }
    }

    /// The folder of a campaign.
    @SuppressWarnings("NullAway.Init")
    static final class FolderParameter {
        @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of a campaign.")
        private Path path;

        CampaignFolder folder() {
            return new CampaignFolder(path);
        }
    }

    /// Tells how work on a campaign ended, and exports what it found.
    private static int tell(Shared shared, CampaignFolder folder, CampaignJob.Ended ended) {
        Standing standing = ExportJob.run(folder);
        shared.out().println(text(standing));
        shared.out().println("report: " + folder.page());
        shared.out().flush();
        if (ended.failing()) {
            shared.note("expected the simulator to run, found that every run of the last batch failed; see "
                    + folder.table() + "; 'preimage campaign resume " + folder.path() + "' goes on");
            return ExitCode.SIMULATOR_FAILS.code();
        }
        if (ended.waits() && standing.state() == Standing.State.UNFINISHED) {
            shared.note("no simulator is named; 'preimage campaign ask " + folder.path()
                    + "' says which designs to run, and 'preimage campaign tell' takes the results");
            return ExitCode.OK.code();
        }
        return switch (standing.state()) {
            case FOUND -> ExitCode.OK.code();
            case SPENT, EXHAUSTED -> {
                shared.note("expected " + standing.wanted() + " designs that hit, found " + standing.hits());
                yield ExitCode.OFF_TARGET.code();
            }
            case UNFINISHED -> {
                shared.note("the campaign is not finished; 'preimage campaign resume " + folder.path() + "' goes on");
                yield ExitCode.OK.code();
            }
        };
    }

    private static Map<String, Object> members(Standing standing) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", word(standing.state()));
        members.put("hits", standing.hits());
        members.put("wanted", standing.wanted());
        members.put("runs", standing.runs());
        members.put("failed", standing.failed());
        members.put("open", standing.open());
        members.put("budget", standing.budget());
        members.put("batches", standing.batches());
        return members;
    }

    private static String text(Standing standing) {
        return word(standing.state()) + ": " + standing.hits() + " of " + standing.wanted() + " designs hit in "
                + standing.runs() + " of " + standing.budget() + " runs, " + standing.failed() + " failed, "
                + standing.open() + " proposed and open";
    }

    private static String word(Standing.State state) {
        return Objects.requireNonNull(state).name().toLowerCase(Locale.ROOT);
    }
}
