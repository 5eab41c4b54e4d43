/// What a computation is given to run with: worker threads, progress, cancellation. No static pools, no
/// printing.
///
/// Start at [org.preimage.run.Context]. Uses nothing but the JDK.
@NullMarked
package org.preimage.run;

import org.jspecify.annotations.NullMarked;
