package org.preimage.app.schema;

import org.jspecify.annotations.Nullable;

/// Everything that `preimage fit`, `preimage solve` and `preimage campaign` can be told in a file. One file may
/// speak to all: each takes its own block and what is beside it. What is left out is for the command line, or the
/// default.
///
/// @param schema the version of this schema
/// @param seed where all random numbers come from
/// @param threads how many threads to use
/// @param model the model file, which a fit writes and a solve reads
/// @param fit what a fit is told
/// @param solve what a solve is told
/// @param campaign what a campaign is told
/// @param simulator any program as the true operator
public record RunConfig(
        @Key(value = "The version of this schema.", from = RunConfig.VERSION, upTo = RunConfig.VERSION)
        int schema,

        @Key("Where all random numbers come from; drawn and told if left out.") @Nullable
        Long seed,

        @Key(value = "How many threads to use; all cores if left out. The result does not depend on it.", from = 1)
        @Nullable
        Integer threads,

        @Key("The model file, which fit writes and solve reads.") @Nullable
        String model,

        @Key("What preimage fit is told.") @Nullable FitConfig fit,

        @Key("What preimage solve is told.") @Nullable SolveConfig solve,

        @Key("What preimage campaign is told.") @Nullable CampaignConfig campaign,

        @Key("Any program as the true operator.") @Nullable SimulatorConfig simulator) {
    /// The version of the schema that is read and written.
    public static final int VERSION = 1;

    /// A file that says nothing.
    public static final RunConfig NONE = new RunConfig(VERSION, null, null, null, null, null, null, null);

    /// A program has one place where it is named.
    public RunConfig {
        boolean named =
                (solve != null && solve.simulator() != null) || (campaign != null && campaign.simulator() != null);
        if (simulator != null && named) {
            throw new IllegalArgumentException(
                    "expected the key 'simulator', or one of that name under solve or campaign, found both");
        }
    }

    /// What a fit was told, for the record of it: all that its result depends on.
    public static RunConfig ofFit(long seed, String model, FitConfig fit) {
        return new RunConfig(VERSION, seed, null, model, fit, null, null, null);
    }

    /// What a solve was told, for the record of it: all that its result depends on.
    public static RunConfig ofSolve(long seed, String model, SolveConfig solve, @Nullable SimulatorConfig simulator) {
        return new RunConfig(VERSION, seed, null, model, null, solve, null, simulator);
    }

    /// What a campaign was told, for the record of it: all that its result depends on.
    ///
    /// @param simulator what is run, if a file describes it
    public static RunConfig ofCampaign(long seed, CampaignConfig campaign, @Nullable SimulatorConfig simulator) {
        return new RunConfig(VERSION, seed, null, null, null, null, campaign, simulator);
    }

    /// The same, with the paths of the simulator starting at `folder` unless it says otherwise.
    RunConfig at(String folder) {
        return simulator == null || simulator.home() != null
                ? this
                : new RunConfig(schema, seed, threads, model, fit, solve, campaign, simulator.at(folder));
    }
}
