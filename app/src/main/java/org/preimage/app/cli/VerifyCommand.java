package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.preimage.app.service.RunFolder;
import org.preimage.app.service.Solved;
import org.preimage.app.service.VerifyJob;
import org.preimage.app.simulator.SimulatorChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage verify`.
@Command(
        name = "verify",
        description = "Runs the true operator on the designs of a run, and renews the run's table and report.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage verify run1 --simulator sinewave",
            "  preimage verify run1 --simulator sinewave --polish 5",
            "  preimage verify run1 --simulator dft.yaml"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Parameters(paramLabel = "FOLDER", description = "The folder that 'preimage solve' wrote.")
    private Path folder;

    @Option(
            names = "--simulator",
            required = true,
            paramLabel = "NAME|FILE.yaml",
            description = "A built-in problem, see 'preimage problem list', or a file that describes a program of your"
                    + " own.")
    private String simulator;

    @Mixin
    private PolishOption polish;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        Solved solved;
        try (Session session = shared.session()) {
            solved = new VerifyJob(session.context())
                    .run(new RunFolder(folder), new SimulatorChoice.Named(simulator), polish.options(null));
        }
        shared.out().println(json ? Results.json(solved) : Results.text(solved));
        shared.out().flush();
        shared.note(solved.notes());
        return Verdicts.of(solved.summary(), shared).code();
    }
}
