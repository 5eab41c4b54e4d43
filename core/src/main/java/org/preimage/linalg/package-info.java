/// Small dense systems in double precision.
///
/// Start at [org.preimage.linalg.Cholesky]. Uses nothing but the JDK.
@NullMarked
package org.preimage.linalg;

import org.jspecify.annotations.NullMarked;
