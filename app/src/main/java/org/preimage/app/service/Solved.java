package org.preimage.app.service;

import java.nio.file.Path;
import org.preimage.app.report.SolveReport;

/// What a run left, after a solve or a verification.
///
/// @param folder the folder of the run
/// @param report everything that was found
/// @param summary the same in a few figures
public record Solved(Path folder, SolveReport report, Summary summary) {}
