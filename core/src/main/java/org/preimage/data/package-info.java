/// What a model is fitted to: pairs of designs and properties, their parts for fitting, validation and test,
/// and their standardization.
///
/// Start at [org.preimage.data.Pairs], which [org.preimage.data.Split] cuts and [org.preimage.data.Scaler] maps
/// to the numbers that networks see. Arrays are variable-major, `x[d][n]` and `y[m][n]`, in double precision
/// and the user's units. May use `math`, `random` and `space`.
@NullMarked
package org.preimage.data;

import org.jspecify.annotations.NullMarked;
