/// Reverse-mode differentiation over coarse operations: a whole coupling or a maximum mean discrepancy is one
/// operation,
/// with a derivative written by hand. It knows no networks.
///
/// Start at [org.preimage.grad.Tape]. May use `math` and `run`. To add an operation, implement
/// [org.preimage.grad.Operation] and check its gradient against central differences.
@NullMarked
package org.preimage.grad;

import org.jspecify.annotations.NullMarked;
