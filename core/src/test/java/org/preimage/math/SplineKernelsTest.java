package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;

/// The spline's loops of every kernel set against the same written down in double precision, one sample at a
/// time, on awkward sizes; gradients against central differences of that.
@Tag("kernels")
final class SplineKernelsTest {
    private static final float BOUND = 2.5f;
    private static final double STEP = 1e-6;
    /// Floats on either side of what a kernel may touch.
    private static final int MARGIN = 5;

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void bothDirectionsAreThoseInDouble(Kernels k) {
        for (int n : KernelSets.AWKWARD) {
            for (int bins : new int[] {2, 3, 8}) {
                for (boolean inverse : new boolean[] {false, true}) {
                    new Samples(k, n, bins, inverse).checkPass();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gradientsEqualCentralDifferences(Kernels k) {
        for (int n : new int[] {1, 13, 60}) {
            for (int bins : new int[] {2, 3, 8}) {
                for (boolean inverse : new boolean[] {false, true}) {
                    new Samples(k, n, bins, inverse).checkGradients();
                }
            }
        }
    }

    /// Edges, knots, the far outside and what is no number: finite gradients, and the identity outside.
    @ParameterizedTest
    @MethodSource("kernels")
    void awkwardPlaces(Kernels k) {
        float below = Math.nextDown(BOUND);
        float[] places = {
            -BOUND, -below, 0f, -0f, BOUND / 2, below, BOUND, 1e30f, -1e30f, Float.POSITIVE_INFINITY, Float.NaN
        };
        for (boolean inverse : new boolean[] {false, true}) {
            Samples s = new Samples(k, 2 * places.length, 4, inverse);
            // Even bins, so that zero and half of the bound are knots.
            Arrays.fill(s.raw, 0f);
            for (int i = 0; i < s.n; i++) {
                s.in[MARGIN + i] = places[i % places.length];
            }
            s.run();
            for (int i = 0; i < s.n; i++) {
                float in = s.in[MARGIN + i];
                boolean inside = Math.abs(in) < BOUND;
                float out = s.out[MARGIN + i];
                if (inside) {
                    assertThat(out).as("at %s", in).isBetween(-BOUND, BOUND);
                } else {
                    assertThat(Float.floatToIntBits(out)).isEqualTo(Float.floatToIntBits(in));
                    assertThat(s.logDet[MARGIN + i]).isEqualTo(1f);
                    assertThat(s.inGradient[MARGIN + i]).isEqualTo(s.outGradient[MARGIN + i]);
                }
                assertThat(s.inGradient[MARGIN + i]).isFinite();
                for (int p = 0; p < s.parameters; p++) {
                    float g = s.rawGradient[MARGIN + p * s.step + i];
                    assertThat(inside ? 0f * g : g)
                            .as("at %s, gradient %d", in, p)
                            .isZero();
                }
            }
        }
    }

    /// One variable of `n` samples, each with a spline of its own.
    private static final class Samples {
        private final Kernels k;
        private final int n;
        private final int bins;
        private final boolean inverse;
        private final int parameters;
        private final int step;
        private final float[] raw;
        private final float[] in;
        private final float[] out;
        private final float[] logDet;
        private final float[] outGradient;
        private final float[] logDetGradient;
        private final float[] rawGradient;
        private final float[] inGradient;

        Samples(Kernels k, int n, int bins, boolean inverse) {
            this.k = k;
            this.n = n;
            this.bins = bins;
            this.inverse = inverse;
            parameters = 3 * bins - 1;
            step = n + 2;
            RandomGenerator random = new Seed(31L * n + bins).generator();
            raw = normal(random, parameters * step, 1.5f);
            in = normal(random, n, 1.5f);
            out = filled(n, -7f);
            logDet = filled(n, 1f);
            outGradient = normal(random, n, 1f);
            logDetGradient = normal(random, n, 1f);
            rawGradient = filled(parameters * step, -7f);
            inGradient = filled(n, -7f);
        }

        private static float[] normal(RandomGenerator random, int length, float scale) {
            float[] values = new float[length + 2 * MARGIN];
            for (int i = 0; i < values.length; i++) {
                values[i] = scale * (float) random.nextGaussian();
            }
            return values;
        }

        private static float[] filled(int length, float value) {
            float[] values = new float[length + 2 * MARGIN];
            Arrays.fill(values, value);
            return values;
        }

        /// One pass there, and its gradients; `raw` stays as it is.
        void run() {
            SplineKernels s = k.spline();
            float[] prepared = raw.clone();
            float[] work = new float[s.work(n)];
            s.prepare(bins, prepared, MARGIN, step, n);
            if (inverse) {
                s.inverse(bins, BOUND, prepared, MARGIN, step, in, MARGIN, out, MARGIN, logDet, MARGIN, n, work);
            } else {
                s.forward(bins, BOUND, prepared, MARGIN, step, in, MARGIN, out, MARGIN, logDet, MARGIN, n, work);
            }
            s.backward(
                    inverse,
                    bins,
                    BOUND,
                    prepared,
                    MARGIN,
                    step,
                    inverse ? out : in,
                    MARGIN,
                    outGradient,
                    MARGIN,
                    logDetGradient,
                    MARGIN,
                    rawGradient,
                    MARGIN,
                    step,
                    inGradient,
                    MARGIN,
                    n,
                    work);
            for (int p = 0; p < parameters * step; p++) {
                if (p % step >= n) {
                    assertThat(prepared[MARGIN + p]).isEqualTo(raw[MARGIN + p]);
                    assertThat(rawGradient[MARGIN + p]).isEqualTo(-7f);
                }
            }
        }

        private ExactSpline exact(int i) {
            double[] own = new double[parameters];
            for (int p = 0; p < parameters; p++) {
                own[p] = raw[MARGIN + p * step + i];
            }
            return new ExactSpline(bins, BOUND, own);
        }

        void checkPass() {
            run();
            for (int i = 0; i < n; i++) {
                String what = k.name() + ": " + bins + " bins, sample " + i + " of " + n;
                ExactSpline exact = exact(i);
                double at = in[MARGIN + i];
                double[] expected = exact.map(inverse, at);
                double[] above = exact.map(inverse, at + STEP);
                double[] below = exact.map(inverse, at - STEP);
                // Knots are rounded, and with them the thinnest bin, by 1e-4 of its width, twice that in the logarithm;
                // what else it does depends on how steep the map and its logarithm are.
                double steep = Math.abs(above[0] - below[0]) / (2 * STEP);
                double bent = Math.abs(above[1] - below[1]) / (2 * STEP);
                assertThat((double) out[MARGIN + i]).as(what).isCloseTo(expected[0], within(2e-6 * (1 + steep)));
                assertThat((double) logDet[MARGIN + i] - 1).as(what).isCloseTo(expected[1], within(2e-4 + 2e-6 * bent));
            }
            for (int i = 0; i < MARGIN; i++) {
                assertThat(out[i]).isEqualTo(-7f).isEqualTo(out[MARGIN + n + i]).isEqualTo(inGradient[MARGIN + n + i]);
                assertThat(logDet[i]).isEqualTo(1f).isEqualTo(logDet[MARGIN + n + i]);
            }
        }

        void checkGradients() {
            run();
            for (int i = 0; i < n; i++) {
                String what = k.name() + ": " + bins + " bins, sample " + i + " of " + n;
                ExactSpline exact = exact(i);
                double x = in[MARGIN + i];
                double expected = (functional(exact, i, x + STEP) - functional(exact, i, x - STEP)) / (2 * STEP);
                assertClose(what, inGradient[MARGIN + i], expected);
                for (int p = 0; p < parameters; p++) {
                    double above = functional(exact.moved(p, STEP), i, x);
                    double below = functional(exact.moved(p, -STEP), i, x);
                    float found = rawGradient[MARGIN + p * step + i];
                    assertClose(what + ", raw number " + p, found, (above - below) / (2 * STEP));
                }
            }
        }

        private double functional(ExactSpline exact, int i, double x) {
            double[] mapped = exact.map(inverse, x);
            return outGradient[MARGIN + i] * mapped[0] + logDetGradient[MARGIN + i] * mapped[1];
        }

        private static void assertClose(String what, double found, double expected) {
            assertThat(found).as(what).isCloseTo(expected, within(2e-4 * (1 + Math.abs(expected))));
        }
    }
}
