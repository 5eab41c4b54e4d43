package org.preimage.bench;

import org.preimage.data.Pairs;
import org.preimage.random.Seed;

/// A problem whose pairs can be drawn in pieces: the pair number `i` depends on the seed and on `i` alone, so that many
/// pairs need neither be held at once nor drawn one after the other.
public interface IndexedProblem extends Problem {

    /// The `count` pairs from number `from` on. [#pairs(int, Seed)] has the first ones.
    ///
    /// @throws IllegalArgumentException if a number is negative
    Pairs pairs(long from, int count, Seed seed);

    @Override
    default Pairs pairs(int n, Seed seed) {
        return pairs(0, n, seed);
    }

    @Override
    default double[][] sample(int n, Seed seed) {
        return pairs(0, n, seed).x();
    }
}
