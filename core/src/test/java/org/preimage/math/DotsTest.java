package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Products with few outputs, and sums of columns, against loops in double.
@Tag("kernels")
final class DotsTest {
    private static final float GUARD = -77f;

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dotsAreThoseOfDoubles(Kernels k) {
        Random random = new Random(3);
        for (int rows : new int[] {1, 3, 4, 5, 60}) {
            for (int outputs : new int[] {1, 2, 3, 8}) {
                for (int vectors : new int[] {1, 3}) {
                    check(k, rows, outputs, vectors * k.lanes(), random);
                }
            }
        }
    }

    private static void check(Kernels k, int rows, int outputs, int steps, Random random) {
        int aRow = steps + 3;
        int bRow = steps + 1;
        int cStep = rows + 2;
        float[] a = random(random, 5 + rows * aRow);
        float[] b = random(random, 2 + outputs * bRow);
        float[] bias = random(random, 1 + outputs);
        float[] c = new float[4 + outputs * cStep];
        for (float[] start : new float[][] {bias, new float[1 + outputs]}) {
            Arrays.fill(c, GUARD);
            float[] given = start == bias ? bias : null;
            k.dots(rows, outputs, steps, a, 5, aRow, b, 2, bRow, c, 4, cStep, given, 1, new float[8 * k.lanes()]);
            for (int at = 0; at < c.length; at++) {
                int j = (at - 4) / cStep;
                int i = (at - 4) % cStep;
                double expected = at < 4 || i >= rows ? GUARD : start[1 + j];
                for (int p = 0; p < steps && at >= 4 && i < rows; p++) {
                    expected += (double) a[5 + i * aRow + p] * b[2 + j * bRow + p];
                }
                assertThat((double) c[at]).isCloseTo(expected, within(1e-5 * steps));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void columnSumsAreAdded(Kernels k) {
        Random random = new Random(4);
        for (int rows : new int[] {1, 7, 60}) {
            for (int vectors : new int[] {1, 4, 6}) {
                int columns = vectors * k.lanes();
                int aRow = columns + 2;
                float[] a = random(random, 3 + rows * aRow);
                float[] c = random(random, 2 + columns + 2);
                float[] sums = c.clone();
                k.columnSums(rows, columns, a, 3, aRow, sums, 2);
                for (int at = 0; at < c.length; at++) {
                    double expected = c[at];
                    for (int i = 0; i < rows && at >= 2 && at < 2 + columns; i++) {
                        expected += a[3 + i * aRow + at - 2];
                    }
                    assertThat((double) sums[at]).isCloseTo(expected, within(1e-5 * rows));
                }
            }
        }
    }

    private static float[] random(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
