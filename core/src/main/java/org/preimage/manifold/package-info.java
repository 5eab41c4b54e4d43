/// Nets over sets of solutions: points on the set that are all about as far from their neighbors, whatever found the
/// first of them; the connected components of the set; designs chosen from the net; and the chance that a component was
/// missed.
///
/// Start at [org.preimage.manifold.SolutionSet], which is all that a net knows of its set, and
/// [org.preimage.manifold.NetGrowth]. May use `math`, `linalg`, `random` and `run`. To cover another kind of set:
/// implement the interface. Distances are Euclidean in standardized inputs; only
/// [org.preimage.manifold.NetPoint] says so.
@NullMarked
package org.preimage.manifold;

import org.jspecify.annotations.NullMarked;
