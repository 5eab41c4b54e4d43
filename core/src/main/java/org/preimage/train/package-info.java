/// Fitting: losses, dynamic weights, the trainer and its log.
///
/// Start at [org.preimage.train.InnFit]. May use `math`, `random`, `run`, `grad`, `nn`, `optim`, `flow`,
/// `space`, `data`.
@NullMarked
package org.preimage.train;

import org.jspecify.annotations.NullMarked;
