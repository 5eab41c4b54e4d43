/// The problems of the paper with their true operators, and what is measured of the designs found for them.
///
/// Start at [org.preimage.bench.Problem] and the list of them, [org.preimage.bench.Problems]; then
/// [org.preimage.bench.Resimulation], the measure everything is judged by. May use all of `core`; renders
/// nothing. [org.preimage.bench.LatentBenchmark] and [org.preimage.bench.SamplingBenchmark] measure point sets.
///
/// Add a problem: implement [org.preimage.bench.Problem] in a final class and list it in
/// [org.preimage.bench.Problems]; the laws that every problem obeys then test it.
@NullMarked
package org.preimage.bench;

import org.jspecify.annotations.NullMarked;
