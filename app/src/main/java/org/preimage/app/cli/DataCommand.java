package org.preimage.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `preimage data`.
@Command(
        name = "data",
        description = "What there is to know of pairs: which values look wrong, how many more rows are needed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataDoubtful.class, DataCurve.class})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }
}
