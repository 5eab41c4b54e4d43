package org.preimage.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

class CellDrawsTest {
    private static final int N = 32;
    private static final CellDraws DRAWS = new CellDraws(new Homogenization(N, Homogenization.VOID), new Seed(3));

    private static boolean[] solid(double[] pixels) {
        boolean[] solid = new boolean[pixels.length];
        for (int e = 0; e < solid.length; e++) {
            solid[e] = pixels[e] >= 0.5;
        }
        return solid;
    }

    /// Counts the pieces of the cell and its eight neighbors that hang together, without the wrap: a piece that
    /// percolates
    /// joins copies of itself.
    private static boolean joinsItsCopies(boolean[] solid) {
        int wide = 3 * N;
        int start = IntStream.range(0, solid.length)
                .filter(e -> solid[e])
                .findFirst()
                .orElseThrow();
        boolean[] seen = new boolean[wide * wide];
        int[] stack = new int[4 * wide * wide];
        int top = 0;
        stack[top++] = (N + start / N) * wide + N + start % N;
        while (top > 0) {
            int at = stack[--top];
            if (at >= 0 && !seen[at] && solid[at / wide % N * N + at % wide % N]) {
                seen[at] = true;
                stack[top++] = at >= wide ? at - wide : -1;
                stack[top++] = at < wide * (wide - 1) ? at + wide : -1;
                stack[top++] = at % wide > 0 ? at - 1 : -1;
                stack[top++] = at % wide < wide - 1 ? at + 1 : -1;
            }
        }
        return seen[(2 * N + start / N) * wide + N + start % N] && seen[(N + start / N) * wide + 2 * N + start % N];
    }

    @Test
    void cellsHangTogetherAndHaveNoHinges() {
        CellDraws.Hand hand = DRAWS.hand();
        int optimized = 0;
        int grey = 0;
        for (int i = 0; i < 200; i++) {
            CellDraws.Cell cell = hand.draw(i);
            assertThat(cell.porosity()).isBetween(CellDraws.LEAST_POROSITY, CellDraws.MOST_POROSITY);
            assertThat(cell.moduli().mean()).isBetween(1e-4, 1 - cell.porosity());
            double[] sorted = Arrays.stream(cell.pixels()).sorted().toArray();
            assertThat(sorted[sorted.length - 1] - sorted[0]).isGreaterThanOrEqualTo(0.49);
            boolean[] solid = solid(cell.pixels());
            for (int e = 0; e < solid.length; e++) {
                int right = e / N * N + (e % N + 1) % N;
                int below = (e + N) % (N * N);
                int across = (right + N) % (N * N);
                assertThat(solid[e] == solid[across] && solid[right] == solid[below] && solid[e] != solid[right])
                        .isFalse();
                int mirror = e / N * N + N - 1 - e % N;
                assertThat(cell.pixels()[e]).isEqualTo(cell.pixels()[mirror]);
                assertThat(Math.rint(100 * cell.pixels()[e]) / 100).isEqualTo(cell.pixels()[e]);
            }
            assertThat(joinsItsCopies(solid)).as("cell %d", i).isTrue();
            optimized += cell.kind() == CellDraws.Kind.OPTIMIZED ? 1 : 0;
            grey += Arrays.stream(cell.pixels()).anyMatch(p -> p > 0 && p < 1) ? 1 : 0;
        }
        assertThat(optimized).isBetween(24, 58);
        assertThat(grey).isBetween(32, 70);
    }

    @Test
    void aCellDependsOnItsNumberAlone() {
        CellDraws.Hand hand = DRAWS.hand();
        double[] tenth = hand.draw(10).pixels();
        hand.draw(3);
        assertThat(hand.draw(10).pixels()).isEqualTo(tenth);
        assertThat(DRAWS.hand().draw(10).pixels()).isEqualTo(tenth);
        assertThat(hand.draw(11).pixels()).isNotEqualTo(tenth);
    }

    @Test
    void moduliAreCoveredEvenly() {
        CellDraws.Hand hand = DRAWS.hand();
        int[] eighths = new int[8];
        for (int i = 0; i < 800; i++) {
            eighths[(int) Math.clamp(20 * hand.draw(i).moduli().mean(), 0, 7)]++;
        }
        for (int eighth = 0; eighth < 8; eighth++) {
            assertThat(eighths[eighth])
                    .as("moduli from %.2f, %s", eighth / 20.0, Arrays.toString(eighths))
                    .isBetween(60, 160);
        }
    }
}
