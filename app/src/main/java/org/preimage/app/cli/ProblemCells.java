package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.preimage.app.service.CellsPage;
import org.preimage.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage problem cells`.
@Command(
        name = "cells",
        description = "Shows the pairs of 'architecture' on a page: cells as images, and how their properties are"
                + " distributed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The pairs are those that 'problem pairs architecture' writes for the same seed.",
            "",
            "Example:",
            "  preimage problem cells -n 10000 --seed 1 -o cells.html"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class ProblemCells implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            description = "How many pairs (default: ${DEFAULT-VALUE}).")
    private int count = 2000;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.html",
            description = "The page to write.")
    private Path file;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Override
    public Integer call() {
        Path to = TableOption.free(file, force);
        Seed root = seed.seed(shared);
        try (Session session = shared.session()) {
            int shown = new CellsPage(session.context()).run(count, root, to).rows();
            shared.out().println(to + ": " + shown + (shown == 1 ? " pair" : " pairs"));
        }
        return ExitCode.OK.code();
    }
}
