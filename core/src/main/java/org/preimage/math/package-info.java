/// Float32 arrays and the kernels on them, and special functions.
///
/// Start at [org.preimage.math.Batch]. Uses nothing but the JDK.
@NullMarked
package org.preimage.math;

import org.jspecify.annotations.NullMarked;
