package org.preimage.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preimage.solve.Spreading;
import picocli.CommandLine.Option;

/// Which designs are kept.
final class SpreadOption {
    @Option(
            names = "--spread",
            paramLabel = "even|prior|candidates|nearest|drawn",
            description = "Keep designs spread evenly over the solution set, as the pairs are spread, or as the most"
                    + " different of the candidates, which is quicker; or those nearest to the target; or candidates as"
                    + " they were drawn (default: what the method does; ipage: even).")
    private @Nullable Spreading spread;

    /// What is asked for; null if nothing is.
    ///
    /// @param told what a file says
    @Nullable
    Spreading spreading(@Nullable String told) {
        return spread != null ? spread : told == null ? null : Spreading.valueOf(told.toUpperCase(Locale.ROOT));
    }
}
