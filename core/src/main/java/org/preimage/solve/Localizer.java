package org.preimage.solve;

import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// Moves candidates to where the surrogate says the target, each on its own, inside the region: the paper's
/// localization.
public sealed interface Localizer permits GaussNewton, AdamSearch, Unmoved {

    /// A short name for reports and options.
    String name();

    /// Localizes `x`, `[n × d]`, in place; all is standardized.
    ///
    /// @param aim a design is done when every output is near enough to its interval
    /// @param confines where designs may go, and what single ones hold
    /// @return how many gradients of the surrogate that took, one for each design and step; a Jacobian is one
    long localize(Surrogate surrogate, Batch x, Aim aim, Confines confines, Workers workers);
}
