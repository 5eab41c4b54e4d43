/// Dense systems in double precision.
///
/// Start at [org.preimage.linalg.Cholesky] for small ones, and at [org.preimage.linalg.CholeskyFactor] for large
/// ones. May use `math` and `run`.
@NullMarked
package org.preimage.linalg;

import org.jspecify.annotations.NullMarked;
