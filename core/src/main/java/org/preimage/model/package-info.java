/// What a fit ends with: everything that is needed to solve for a target, and where it came from.
///
/// Start at [org.preimage.model.InverseModel]; [org.preimage.model.InverseFit] makes one from pairs. May use
/// all packages but `solve` and `store`.
@NullMarked
package org.preimage.model;

import org.jspecify.annotations.NullMarked;
