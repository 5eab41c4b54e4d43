/// Cells of pixels that repeat: their mirror lines, what hangs together in them, what can be made, and their shapes as
/// few smooth numbers.
///
/// Start at [org.preimage.cell.UnitCell]. May use `math`, `run` and `space`.
@NullMarked
package org.preimage.cell;

import org.jspecify.annotations.NullMarked;
