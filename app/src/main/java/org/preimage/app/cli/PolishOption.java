package org.preimage.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.SolveConfig.PolishConfig;
import org.preimage.solve.PolishOptions;
import picocli.CommandLine.Option;

/// Whether and how designs are improved on the simulator.
final class PolishOption {
    @Option(
            names = "--polish",
            paramLabel = "K",
            description = "Improve the designs on the simulator, with at most K calls for each.")
    private @Nullable Integer calls;

    @Option(
            names = "--polish-until",
            paramLabel = "SHARE",
            description = "A design is polished enough within this share of its tolerances (default: 0, as exact as it"
                    + " gets).")
    private @Nullable Double until;

    /// What is asked for; null when designs stay as they are.
    ///
    /// @param told what a file says
    @Nullable
    PolishOptions options(@Nullable PolishConfig told) {
        Integer most = calls != null ? calls : told == null ? null : Integer.valueOf(told.calls());
        if (most == null) {
            if (until != null) {
                throw new IllegalArgumentException(
                        "--polish-until: expected --polish with the most calls of a design, found none");
            }
            return null;
        }
        Double share = until != null ? until : told == null ? null : told.until();
        return new PolishOptions(most, Objects.requireNonNullElse(share, 0.0));
    }
}
