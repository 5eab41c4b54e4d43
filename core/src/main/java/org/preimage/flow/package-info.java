/// Invertible maps with their log-determinants, both ways: couplings with an affine or a spline transformer,
/// permutations,
/// chains of them.
///
/// Start at [org.preimage.flow.Bijection]. May use `math`, `random`, `grad`, `nn`. To add a layer: implement
/// [org.preimage.flow.Bijection], list it in `permits`, add it to the test list `EveryBijection`.
@NullMarked
package org.preimage.flow;

import org.jspecify.annotations.NullMarked;
