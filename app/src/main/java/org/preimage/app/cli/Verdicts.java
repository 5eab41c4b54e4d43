package org.preimage.app.cli;

import org.preimage.app.service.Summary;

/// How a run that was written ends.
final class Verdicts {
    private Verdicts() {}

    /// The exit code, with a sentence for the user when it is not [ExitCode#OK].
    static ExitCode of(Summary summary, Shared shared) {
        Summary.Check check = summary.simulated();
        if (check != null && check.ran() == 0) {
            shared.note("expected " + check.simulator() + " to run, found that it failed for all " + check.failed()
                    + " designs; the results are written all the same");
            return ExitCode.SIMULATOR_FAILS;
        }
        if (summary.onTarget() == 0) {
            shared.note("expected designs within the tolerance, found none: the nearest is "
                    + Results.figure(summary.nearest())
                    + " tolerances away; the results are written all the same");
            return ExitCode.OFF_TARGET;
        }
        return ExitCode.OK;
    }
}
