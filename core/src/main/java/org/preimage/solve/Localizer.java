package org.preimage.solve;

import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Moves candidates to where the surrogate says the target, each on its own, inside the box: the paper's
/// localization.
public sealed interface Localizer permits GaussNewton, AdamSearch {

    /// A short name for reports and options.
    String name();

    /// Localizes `x`, `[n × d]`, in place; all is standardized.
    ///
    /// @param target `m` values
    /// @param tolerance a design is done when each output is this near to the target, `m` values
    void localize(Surrogate surrogate, Batch x, double[] target, double[] tolerance, Box box, Workers workers);
}
