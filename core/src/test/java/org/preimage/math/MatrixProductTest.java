package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;

/// [Kernels#multiply] against sums in double precision, for every layout that a network's passes use.
@Tag("kernels")
final class MatrixProductTest {
    private static final float GUARD = -77f;
    /// Numbers before and behind every matrix, which no kernel may touch.
    private static final int MARGIN = 5;

    /// How `A` lies in its array: `rows × steps` steps contiguous, rows contiguous, or one row repeated.
    private enum Layout {
        STEPS_CONTIGUOUS,
        ROWS_CONTIGUOUS,
        SPREAD
    }

    private enum Init {
        ZERO,
        BIAS,
        ADD
    }

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allSizesAndLayoutsEqualTheSumsInDouble(Kernels k) {
        RandomGenerator random = new Seed(11).generator();
        for (int rows : KernelSets.AWKWARD) {
            for (int columns : KernelSets.AWKWARD) {
                for (int steps : new int[] {1, 2, 25, 60}) {
                    check(k, random, rows, columns, steps);
                }
            }
        }
    }

    private static void check(Kernels k, RandomGenerator random, int rows, int columns, int steps) {
        for (Layout layout : Layout.values()) {
            for (Init init : Init.values()) {
                for (boolean packed : new boolean[] {true, false}) {
                    new Product(k, random, rows, columns, steps, layout).check(init, packed);
                }
            }
        }
    }

    /// One product with its exact result.
    private static final class Product {
        private final Kernels k;
        private final int rows;
        private final int columns;
        private final int padded;
        private final int steps;
        private final int aRow;
        private final int aStep;
        private final float[] a;
        private final float[] b;
        private final float[] start;
        private final int cRow;

        Product(Kernels k, RandomGenerator random, int rows, int columns, int steps, Layout layout) {
            this.k = k;
            this.rows = rows;
            this.columns = columns;
            this.padded = KernelSets.padded(k, columns);
            this.steps = steps;
            this.cRow = padded + (rows % 2) * k.lanes();
            this.aRow = switch (layout) {
                case STEPS_CONTIGUOUS -> steps + 3;
                case ROWS_CONTIGUOUS -> 1;
                case SPREAD -> 2 * steps + 1;
            };
            this.aStep = switch (layout) {
                case STEPS_CONTIGUOUS -> 1;
                case ROWS_CONTIGUOUS -> rows + 2;
                case SPREAD -> 2;
            };
            a = random(random, MARGIN + (rows - 1) * aRow + (steps - 1) * aStep + 1);
            b = random(random, steps * padded);
            for (int i = 0; i < b.length; i++) {
                b[i] = i % padded < columns ? b[i] : 0f;
            }
            start = random(random, rows * padded);
        }

        private static float[] random(RandomGenerator random, int length) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = 2 * random.nextFloat() - 1;
            }
            return values;
        }

        void check(Init init, boolean packed) {
            float[] c = new float[2 * MARGIN + rows * cRow];
            Arrays.fill(c, GUARD);
            for (int i = 0; i < rows && init == Init.ADD; i++) {
                System.arraycopy(start, i * padded, c, MARGIN + i * cRow, padded);
            }
            float @Nullable [] from = init == Init.ZERO ? null : init == Init.BIAS ? start : c;
            int fromAt = init == Init.ADD ? MARGIN : 0;
            k.multiply(
                    rows,
                    padded,
                    steps,
                    a,
                    MARGIN,
                    aRow,
                    aStep,
                    packed ? panels() : b,
                    0,
                    packed ? 0 : padded,
                    c,
                    MARGIN,
                    cRow,
                    from,
                    fromAt);
            compare(init, c);
        }

        /// `B` as the kernel wants packed weights: panels one after the other.
        private float[] panels() {
            float[] panels = new float[b.length];
            int to = 0;
            for (int j = 0; j < padded; j += k.panel()) {
                int width = Math.min(k.panel(), padded - j);
                for (int p = 0; p < steps; p++) {
                    System.arraycopy(b, p * padded + j, panels, to, width);
                    to += width;
                }
            }
            return panels;
        }

        private void compare(Init init, float[] c) {
            float tolerance = 1e-6f * (1 + steps);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cRow; j++) {
                    float found = c[MARGIN + i * cRow + j];
                    double expected = j < padded ? exact(init, i, j) : GUARD;
                    if (!(Math.abs(found - expected) <= tolerance)) {
                        assertThat((double) found)
                                .as("%s, %s, element (%d, %d) of %s", k.name(), init, i, j, this)
                                .isEqualTo(expected);
                    }
                }
            }
            for (int i = 0; i < MARGIN; i++) {
                assertThat(c[i]).isEqualTo(GUARD);
                assertThat(c[c.length - 1 - i]).isEqualTo(GUARD);
            }
        }

        private double exact(Init init, int i, int j) {
            double sum = switch (init) {
                case ZERO -> 0;
                case BIAS -> start[j];
                case ADD -> start[i * padded + j];
            };
            for (int p = 0; p < steps; p++) {
                sum += (double) a[MARGIN + i * aRow + p * aStep] * b[p * padded + j];
            }
            return sum;
        }

        @Override
        public String toString() {
            return rows + " × " + columns + " over " + steps + ", strides " + aRow + " and " + aStep;
        }
    }

    /// The sum over rows that the bias gradient is: `A` a single row of ones, read with row stride 0.
    @ParameterizedTest
    @MethodSource("kernels")
    void aRowOfOnesSumsColumns(Kernels k) {
        float[] ones = new float[60];
        Arrays.fill(ones, 1f);
        for (int size : new int[] {1, 13, 60}) {
            int columns = 2 * k.panel() + k.lanes();
            float[] b = new float[size * columns];
            for (int i = 0; i < b.length; i++) {
                b[i] = i % 97 - 48;
            }
            float[] total = new float[columns];
            Arrays.fill(total, 3f);
            k.multiply(1, columns, size, ones, 0, 0, 1, b, 0, columns, total, 0, columns, total, 0);
            for (int j = 0; j < columns; j++) {
                float expected = 3;
                for (int p = 0; p < size; p++) {
                    expected += b[p * columns + j];
                }
                // Small integers: exact in any order.
                assertThat(total[j]).isEqualTo(expected);
            }
        }
    }
}
