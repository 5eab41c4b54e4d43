/// What a computation is given to run with: worker threads, progress, cancellation, a journal. No static pools,
/// no printing.
///
/// Start at [org.preimage.run.Context]; [org.preimage.run.Journal] is how a computation survives being stopped. Uses
/// nothing but the JDK.
@NullMarked
package org.preimage.run;

import org.jspecify.annotations.NullMarked;
