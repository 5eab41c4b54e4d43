/// Cheap, differentiable stand-ins for the true `f`, learned from pairs, in standardized units.
///
/// Start at [org.preimage.surrogate.Surrogate]. May use `math`, `run`, `grad`, `nn`, `flow`, `train`. To add a
/// kind: implement the interface, list it in `permits`, and the compiler names the places that must learn of
/// it.
@NullMarked
package org.preimage.surrogate;

import org.jspecify.annotations.NullMarked;
