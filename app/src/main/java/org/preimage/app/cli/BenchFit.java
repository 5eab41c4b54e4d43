package org.preimage.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preimage.model.FitOptions;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Localizer;
import picocli.CommandLine.Option;

/// How a benchmark fits and localizes.
final class BenchFit {
    @Option(
            names = "--prior",
            paramLabel = "inn|cinn|paper",
            description = "Where candidates come from; paper: the paper's settings for the sinewave"
                    + " (default: ${DEFAULT-VALUE}).")
    private String prior = "cinn";

    @Option(
            names = "--localizer",
            paramLabel = "gauss-newton|adam",
            description = "How candidates become exact (default: ${DEFAULT-VALUE}).")
    private String localizer = GaussNewton.DEFAULT.name();

    @Option(
            names = "--surrogate",
            paramLabel = "auto|flow|ensemble|gp",
            description = "What designs are localized on, as for fit (default: as for fit).")
    private @Nullable SurrogateChoice surrogate;

    @Option(names = "--epochs", paramLabel = "N", description = "The most epochs of each fit.")
    private @Nullable Integer epochs;

    FitOptions options() {
        FitOptions options = prior.equals("paper")
                ? FitOptions.paper("sinewave")
                : Prior.valueOf(prior.toUpperCase(Locale.ROOT)) == Prior.INN
                        ? FitOptions.innDefaults()
                        : FitOptions.defaults();
        FitOptions timed = epochs == null ? options : options.withEpochs(epochs, epochs);
        return surrogate == null ? timed : timed.withSurrogate(surrogate);
    }

    Localizer localizer() {
        Localizer chosen = localizer.equals(AdamSearch.DEFAULT.name()) ? AdamSearch.DEFAULT : GaussNewton.DEFAULT;
        if (!chosen.name().equals(localizer)) {
            throw new IllegalArgumentException("--localizer: expected gauss-newton or adam, found " + localizer);
        }
        return chosen;
    }
}
