package org.preimage.app.cli;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.solve.Spreading;
import picocli.CommandLine.Option;

/// How the returned designs are spread.
final class SpreadOption {
    @Option(
            names = "--spread",
            paramLabel = "even|prior|candidates",
            description =
                    "Spread the designs evenly over the solution set (default), as the pairs are spread, or as the"
                            + " most different of the candidates, which is quicker.")
    private @Nullable Spreading spread;

    /// What is asked for.
    ///
    /// @param told what a file says
    Spreading spreading(@Nullable String told) {
        Spreading said = told == null ? Spreading.EVEN : Spreading.valueOf(told.toUpperCase(Locale.ROOT));
        return Objects.requireNonNullElse(spread, said);
    }
}
