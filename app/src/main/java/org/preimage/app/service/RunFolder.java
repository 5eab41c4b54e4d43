package org.preimage.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.preimage.app.report.HtmlReport;
import org.preimage.app.report.SolveReport;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.table.TableFile;

/// The folder that one run leaves: `run.json`, `config.yaml`, `designs.csv`, `report.json` (what the page
/// shows, for programs), `report.html` and `timings.jsonl`.
///
/// @param path the folder
public record RunFolder(Path path) {
    static final String RUN = "run.json";
    private static final String CONFIG = "config.yaml";
    private static final String DESIGNS = "designs.csv";
    private static final String REPORT = "report.json";
    private static final String PAGE = "report.html";
    private static final String SIMULATIONS = "simulations";
    private static final String TIMINGS = "timings.jsonl";

    /// Where the work folders of a simulator's runs go.
    Path simulations() {
        return path.resolve(SIMULATIONS);
    }

    /// The page to look at.
    public Path page() {
        return path.resolve(PAGE);
    }

    /// The table of designs.
    public Path designs() {
        return path.resolve(DESIGNS);
    }

    /// Makes the folder, or takes an empty one; one that a run left is emptied of that run when `force` is set.
    ///
    /// @throws IllegalArgumentException if there is something that may not be overwritten
    /// @throws UncheckedIOException if the folder cannot be made
    public void claim(boolean force) {
        if (Files.exists(path) && !isEmpty()) {
            boolean run = Files.isRegularFile(path.resolve(RUN));
            if (!run || !force) {
                throw new IllegalArgumentException(path + ": expected a folder that is new or empty, found "
                        + (run
                                ? "the folder of a run; --force replaces it"
                                : Files.isDirectory(path) ? "one with other files in it" : "a file"));
            }
            clear();
        }
        Folders.create(path);
    }

    void writeConfig(RunConfig config) {
        Documents.write(path.resolve(CONFIG), ConfigFile.text(config));
    }

    RunConfig readConfig() {
        return ConfigFile.read(path.resolve(CONFIG));
    }

    void writeRecord(RunRecord record) {
        Documents.writeJson(path.resolve(RUN), record);
    }

    /// Everything that was found.
    void writeReport(SolveReport report) {
        TableFile.write(designs(), DesignTable.of(report));
        Documents.writeJson(path.resolve(REPORT), report);
        Documents.write(page(), HtmlReport.render(report));
    }

    void writeTimings(List<Timings.Timing> timings) {
        Documents.writeLines(path.resolve(TIMINGS), timings);
    }

    RunRecord readRecord() {
        return Documents.readJson(path.resolve(RUN), RunRecord.class);
    }

    SolveReport readReport() {
        return Documents.readJson(path.resolve(REPORT), SolveReport.class);
    }

    private boolean isEmpty() {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException fault) {
            throw new UncheckedIOException(path + ": expected a folder that can be read, found " + fault, fault);
        }
    }

    private void clear() {
        FolderRuns.clear(simulations());
        try {
            for (String name : List.of(RUN, CONFIG, DESIGNS, REPORT, PAGE, TIMINGS)) {
                Files.deleteIfExists(path.resolve(name));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(path + ": expected files that can be replaced, found " + fault, fault);
        }
    }
}
