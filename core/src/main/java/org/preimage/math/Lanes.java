package org.preimage.math;

import jdk.incubator.vector.FloatVector;

/// Sums of a vector's lanes in one order always: halves are added to each other. The order of the API's own
/// reduction is open, and differs between interpreted and compiled code, which would change the bytes of a
/// result. The lanes go through memory, since shuffles of them are not always kept out of the heap.
final class Lanes {
    private static final int L = VectorKernels.S.length();

    private Lanes() {}

    /// The sum of the `L` numbers at `at`, which are overwritten.
    static float total(float[] lanes, int at) {
        if (L > 8) {
            FloatVector.fromArray(FloatVector.SPECIES_256, lanes, at)
                    .add(FloatVector.fromArray(FloatVector.SPECIES_256, lanes, at + 8))
                    .intoArray(lanes, at);
        }
        if (L > 4) {
            FloatVector.fromArray(FloatVector.SPECIES_128, lanes, at)
                    .add(FloatVector.fromArray(FloatVector.SPECIES_128, lanes, at + 4))
                    .intoArray(lanes, at);
        }
        if (L == 2) {
            return lanes[at] + lanes[at + 1];
        }
        return (lanes[at] + lanes[at + 2]) + (lanes[at + 1] + lanes[at + 3]);
    }
}
