package org.preimage.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.CellExport;
import org.preimage.app.service.ExportJob;
import org.preimage.app.service.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `preimage export`.
@Command(
        name = "export",
        description = "Writes files for each design of a run: from a template, or images and solid bodies of cells of"
                + " pixels.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  preimage export run1 --template POSCAR.in -o cells",
            "  preimage export run1 --template POSCAR.in --name '{id}/POSCAR' -o cells",
            "  preimage export run1 --png 8 --tiles 3 -o images",
            "  preimage export run1 --stl --size 10 --height 2 -o bodies"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder that 'preimage solve' wrote.")
    private Path folder;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "The text with a place such as {a:%%.6f} for each value, by the columns of designs.csv.")
    private @Nullable Path template;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the files are called, with places, such as '{id}/POSCAR' (default: the template's name"
                    + " without '.in', with the number of the design).")
    private @Nullable String name;

    @Mixin
    private CellOptions cells;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write; it must be new or empty.")
    private Path to;

    @Override
    public Integer call() {
        List<Path> files = files(new RunFolder(folder), new RunFolder(to));
        spec.commandLine().getOut().println(to + ": " + files.size() + (files.size() == 1 ? " file" : " files"));
        return ExitCode.OK.code();
    }

    private List<Path> files(RunFolder run, RunFolder into) {
        CellExport export = cells.export();
        if (template != null && export == null) {
            return ExportJob.run(run, template, name, into);
        }
        if (template != null || export == null) {
            throw new IllegalArgumentException(
                    "expected --template, or --png and --stl, found " + (template == null ? "neither" : "both"));
        }
        if (name != null) {
            throw new IllegalArgumentException("--name: expected it beside --template, found none");
        }
        return export.run(run, into);
    }
}
