package org.preimage.app.cli;

import org.jspecify.annotations.Nullable;
import org.preimage.app.service.FitMethod;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import picocli.CommandLine.Option;

/// Which method is fitted, and where its settings come from.
final class MethodOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "The inverse method: ipage (default), mdn, inn, inn-ml, cinn, cvae, neural-adjoint, lookup or"
                    + " lookup-local.")
    private @Nullable Method method;

    @Option(
            names = "--prior",
            paramLabel = "NAME",
            description = "Where the candidates of ipage come from: cinn (default), inn, inn-ml, cvae, mdn, uniform or"
                    + " rows.")
    private Prior.@Nullable Kind prior;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Where the settings come from: default, or the paper's for one of its tasks: paper (sinewave),"
                            + " paper-arm, paper-ballistics, paper-crystal.")
    private @Nullable Preset preset;

    /// This, over what a file says: method, prior and preset are one choice, and each of them sets all of the
    /// file's aside.
    FitMethod over(FitMethod told) {
        return method == null && prior == null && preset == null
                ? told
                : new FitMethod(
                        method, prior, preset, told.surrogate(), told.epochs(), told.networkEpochs(), told.held());
    }
}
