package org.preimage.app.cli;

import org.jspecify.annotations.Nullable;
import org.preimage.app.service.FitMethod;
import org.preimage.app.service.LocalizerMethod;
import org.preimage.app.service.SolveMethod;
import org.preimage.model.FitOptions;
import org.preimage.model.SurrogateChoice;
import org.preimage.solve.Localizer;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Spreading;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a benchmark fits and localizes.
final class BenchFit {
    @Mixin
    private MethodOptions method = new MethodOptions();

    @Option(
            names = "--localizer",
            paramLabel = "gauss-newton|adam|none",
            description = "How candidates become exact (default: what the method does).")
    private @Nullable String localizer;

    @Option(
            names = "--surrogate",
            paramLabel = "auto|flow|ensemble|gp",
            description = "What designs are localized on, as for fit (default: as for fit).")
    private @Nullable SurrogateChoice surrogate;

    @Option(names = "--epochs", paramLabel = "N", description = "The most epochs of each fit.")
    private @Nullable Integer epochs;

    FitOptions options() {
        FitMethod nothing = new FitMethod(null, null, null, surrogate, null, null, null);
        FitOptions options = method.over(nothing).options();
        return epochs == null ? options : options.withEpochs(epochs, epochs);
    }

    /// What the method does with its candidates.
    ///
    /// @param latent how the latent space is filled; null for what the method does
    /// @param spread which designs are kept; null for what the method does
    SolveOptions solve(int designs, @Nullable String latent, @Nullable Spreading spread) {
        FitOptions fit = options();
        return new SolveMethod(designs, null, latent, new LocalizerMethod(localizer, null, null), spread, null)
                .options(fit.method(), fit.preset());
    }

    Localizer localizer() {
        return solve(1, null, null).localizer();
    }
}
