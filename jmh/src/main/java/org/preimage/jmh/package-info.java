/// Micro-benchmarks.
@NullMarked
package org.preimage.jmh;

import org.jspecify.annotations.NullMarked;
