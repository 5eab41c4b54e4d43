/// First-order optimization of flat arrays.
///
/// Start at [org.preimage.optim.Adam]. May use `math`.
@NullMarked
package org.preimage.optim;

import org.jspecify.annotations.NullMarked;
