/// Fully connected networks: their shape, their parameters, and their two passes over a tile of samples.
///
/// Start at [org.preimage.nn.Mlp]. May use `math`, `random`, `grad`.
@NullMarked
package org.preimage.nn;

import org.jspecify.annotations.NullMarked;
