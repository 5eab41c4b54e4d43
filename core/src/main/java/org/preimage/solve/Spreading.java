package org.preimage.solve;

/// Which designs a solve returns: how they are spread, or that they are not.
public enum Spreading {
    /// Evenly over the solution set.
    EVEN,
    /// As the pairs' designs would be that have the property: more of them where pairs are dense.
    PRIOR,
    /// The most spread of the localized candidates: quicker, and nothing but what the sampler found.
    CANDIDATES,
    /// Those of the localized candidates that the surrogate says are nearest to the target.
    NEAREST,
    /// As many candidates as are wanted, in their order; none is chosen.
    DRAWN
}
