/// The suite behind the paper's tables, figures and claims: cells of one method, problem and seed, each of them a
/// record of figures.
///
/// Start at [org.preimage.bench.paper.Suite], which lists and computes the cells, and
/// [org.preimage.bench.paper.Entry], what is compared. May use all of `core` and `org.preimage.bench`; writes and
/// renders nothing.
///
/// Add a method to the comparison: a constant of [org.preimage.bench.paper.Entry].
@NullMarked
package org.preimage.bench.paper;

import org.jspecify.annotations.NullMarked;
