/// Measurements of the numerics: fixed pieces of work beside their known results.
///
/// Start at [org.preimage.jmh.ReferenceSteps], whose `main` prints the table. May use `core`.
@NullMarked
package org.preimage.jmh;

import org.jspecify.annotations.NullMarked;
