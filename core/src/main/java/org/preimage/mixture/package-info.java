/// Mixtures of Gaussians whose numbers a network writes: densities, their gradients, and deviates.
///
/// Start at [org.preimage.mixture.MixtureShape]. Uses no other package but `math`. To add a kind of precision
/// matrix: implement [org.preimage.mixture.Precision], list it in `permits`, and have the shape ask for it.
@NullMarked
package org.preimage.mixture;

import org.jspecify.annotations.NullMarked;
