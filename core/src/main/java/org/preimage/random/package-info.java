/// Seeded, named, splittable streams of random numbers, and what is drawn from them; the generator is
/// always an argument.
///
/// Start at [org.preimage.random.Seed], then [org.preimage.random.Draws]. May use `math`.
@NullMarked
package org.preimage.random;

import org.jspecify.annotations.NullMarked;
