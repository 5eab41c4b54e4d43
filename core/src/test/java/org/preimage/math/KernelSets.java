package org.preimage.math;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;

/// The kernel sets that one JVM can test: the one it was started with, and the scalar twin.
final class KernelSets {
    /// Sizes around the tile of 12 rows, the panels, and the vectors of every width.
    static final int[] AWKWARD = {1, 4, 6, 8, 13, 16, 25, 31, 60, 127};

    private KernelSets() {}

    static Stream<Kernels> every() {
        requireShape();
        Kernels scalar = new ScalarKernels();
        return Kernels.ACTIVE instanceof ScalarKernels ? Stream.of(scalar) : Stream.of(Kernels.ACTIVE, scalar);
    }

    /// Skips where the asked vectors are wider than the machine's: they would be emulated, which tests nothing here.
    private static void requireShape() {
        String asked = System.getProperty("preimage.kernels", "auto");
        if (asked.matches("\\d+")) {
            int widest = VectorShape.preferredShape().vectorBitSize();
            assumeTrue(
                    Integer.parseInt(asked) <= widest,
                    () -> "vectors of " + asked + " bits are not tested: this machine's have " + widest);
        }
    }

    /// `columns` rounded up to whole vectors of `kernels`.
    static int padded(Kernels kernels, int columns) {
        return (columns + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
    }
}
