/// From a target to solutions: candidates, localized on the surrogate, the most spread of those on target kept.
///
/// Start at [org.preimage.solve.Solver]. May use all packages but `store`.
@NullMarked
package org.preimage.solve;

import org.jspecify.annotations.NullMarked;
