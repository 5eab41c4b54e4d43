package org.preimage.jmh.engine;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What one core can do at most: its clock, and its multiply-adds on registers.
final class Peak {
    static final String CLOCK = "clock";
    static final String MULTIPLY_ADD = "multiply-add";

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int CHAIN_ROUNDS = 500_000;
    /// Operations in a round of the chain, each a cycle on every processor.
    private static final int CHAIN = 32;

    private static final int ROUNDS = 1_000_000;
    /// More than the four cycles that a multiply-add takes, times the two that begin in a cycle.
    private static final int ACCUMULATORS = 12;

    /// Where a run ends and the next one begins, so that no run can be left out.
    private float summand = 1f;

    private long chained = 1;

    private Peak() {}

    /// The clock, whose "flops" are cycles, and the multiply-add loop.
    static List<Piece> pieces() {
        return List.of(
                new Piece(
                        CLOCK,
                        "dependent integer operations, a cycle each",
                        (double) CHAIN_ROUNDS * CHAIN,
                        _ -> new Peak()::chain),
                new Piece(
                        MULTIPLY_ADD,
                        "multiply-adds on registers",
                        2.0 * ROUNDS * ACCUMULATORS * S.length(),
                        _ -> new Peak()::multiplyAdd));
    }

    private void chain() {
        chained = chain(chained, 0x9e3779b97f4a7c15L ^ chained, 0x5851f42d4c957f2dL);
    }

    /// Exclusive or, then a sum, 16 times: nothing in it can be put together, and since both operands are in
    /// registers, no processor does it while renaming them.
    private static long chain(long start, long a, long b) {
        long x = start;
        for (int round = 0; round < CHAIN_ROUNDS; round++) {
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
            x = (x ^ a) + b;
        }
        return x;
    }

    private void multiplyAdd() {
        // Halving and adding b ends at 2b in every accumulator, so this is 1 again.
        summand = multiplyAdd(0.5f, summand) / (2 * ACCUMULATORS);
    }

    private static float multiplyAdd(float factor, float summand) {
        FloatVector a = FloatVector.broadcast(S, factor);
        FloatVector b = FloatVector.broadcast(S, summand);
        FloatVector x0 = b;
        FloatVector x1 = b;
        FloatVector x2 = b;
        FloatVector x3 = b;
        FloatVector x4 = b;
        FloatVector x5 = b;
        FloatVector x6 = b;
        FloatVector x7 = b;
        FloatVector x8 = b;
        FloatVector x9 = b;
        FloatVector x10 = b;
        FloatVector x11 = b;
        for (int round = 0; round < ROUNDS; round++) {
            x0 = x0.fma(a, b);
            x1 = x1.fma(a, b);
            x2 = x2.fma(a, b);
            x3 = x3.fma(a, b);
            x4 = x4.fma(a, b);
            x5 = x5.fma(a, b);
            x6 = x6.fma(a, b);
            x7 = x7.fma(a, b);
            x8 = x8.fma(a, b);
            x9 = x9.fma(a, b);
            x10 = x10.fma(a, b);
            x11 = x11.fma(a, b);
        }
        FloatVector even = x0.add(x2).add(x4).add(x6).add(x8).add(x10);
        FloatVector odd = x1.add(x3).add(x5).add(x7).add(x9).add(x11);
        return even.add(odd).lane(0);
    }
}
