/// Architected materials: square cells of pixels that repeat in both directions, and how stiff such a material is.
///
/// Start at [org.preimage.bench.architecture.Homogenization]. Below it, [org.preimage.bench.architecture.Dissection]
/// says in which order the nodes of a mesh are eliminated, and [org.preimage.bench.architecture.Condensation] does
/// it. [org.preimage.bench.architecture.CellDraws] draws cells. May use all of `core`; renders nothing.
@NullMarked
package org.preimage.bench.architecture;

import org.jspecify.annotations.NullMarked;
