/// Seeded, named, splittable streams of random numbers; the generator is always an argument.
///
/// Start at [org.preimage.random.Seed]. Uses nothing but the JDK.
@NullMarked
package org.preimage.random;

import org.jspecify.annotations.NullMarked;
