/// Where designs and properties live: named inputs with their bounds, named outputs with the range that is
/// known to be reached, what is asked of the outputs, and where designs may be.
///
/// Start at [org.preimage.space.Space], then [org.preimage.space.Target] and [org.preimage.space.Region]. May use
/// `math` and `linalg`.
/// Everything here is an immutable value in the user's own units; nothing is standardized.
@NullMarked
package org.preimage.space;

import org.jspecify.annotations.NullMarked;
