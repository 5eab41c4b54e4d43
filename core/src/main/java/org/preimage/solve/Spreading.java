package org.preimage.solve;

/// How the designs are spread that a solve returns.
public enum Spreading {
    /// Evenly over the solution set.
    EVEN,
    /// As the pairs' designs would be that have the property: more of them where pairs are dense.
    PRIOR,
    /// The most spread of the localized candidates: quicker, and nothing but what the sampler found.
    CANDIDATES
}
