package org.preimage.app.service;

import java.nio.file.Path;
import java.util.List;
import org.preimage.app.report.SolveReport;

/// What a run left, after a solve or a verification.
///
/// @param folder the folder of the run
/// @param report everything that was found
/// @param summary the same in a few figures
/// @param notes sentences for the user beside it
public record Solved(Path folder, SolveReport report, Summary summary, List<String> notes) {
    public Solved {
        notes = List.copyOf(notes);
    }
}
