/// Where candidates come from: learned posteriors over designs, given a target, in standardized units.
///
/// Start at [org.preimage.sampler.Sampler]. May use all packages below it. To add a kind:
/// implement the interface, list it in `permits`, and the compiler names the places that must learn of it.
@NullMarked
package org.preimage.sampler;

import org.jspecify.annotations.NullMarked;
