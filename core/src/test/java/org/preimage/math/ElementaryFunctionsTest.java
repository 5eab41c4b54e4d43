package org.preimage.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;

/// exp, log and arctan of every kernel set against [StrictMath], in units in the last place of the result.
@Tag("kernels")
final class ElementaryFunctionsTest {
    /// Not a multiple of any vector's length, so that the tail is always there.
    private static final int COUNT = 200_003;

    private interface Function {
        void apply(float[] in, int inAt, float[] out, int outAt, int n);
    }

    static Stream<Kernels> kernels() {
        return KernelSets.every();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void expIsWithinTwoUlps(Kernels k) {
        float[] x = uniform(-87f, 87f);
        assertThat(worst(k::exp, StrictMath::exp, x)).isLessThan(2);
        assertThat(worst(k::exp, StrictMath::exp, uniform(-1f, 1f))).isLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void logIsWithinTwoUlps(Kernels k) {
        assertThat(worst(log(k), StrictMath::log, anyPositive())).isLessThan(2);
        assertThat(worst(log(k), StrictMath::log, uniform(0.5f, 2f))).isLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void atanIsWithinThreeUlps(Kernels k) {
        assertThat(worst(k::atan, StrictMath::atan, uniform(-4f, 4f))).isLessThan(3);
        assertThat(worst(k::atan, StrictMath::atan, anyPositive())).isLessThan(3);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void specialValues(Kernels k) {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(of(k::exp, 0f)).isEqualTo(1f);
        assertThat(of(k::exp, 1000f)).isEqualTo(of(k::exp, 87f)).isFinite();
        assertThat(of(k::exp, infinity)).isEqualTo(of(k::exp, 87f));
        assertThat(of(k::exp, -infinity)).isEqualTo(of(k::exp, -87f)).isPositive();
        assertThat(of(k::exp, Float.NaN)).isNaN();
        assertThat(of(log(k), 1f)).isZero();
        assertThat(of(k::atan, 0f)).isZero();
        assertThat(of(k::atan, infinity)).isEqualTo((float) (Math.PI / 2));
        assertThat(of(k::atan, -infinity)).isEqualTo((float) (-Math.PI / 2));
        assertThat(of(k::atan, Float.NaN)).isNaN();
    }

    /// The value of a single number must not depend on its place in the array, or on the tail.
    @ParameterizedTest
    @MethodSource("kernels")
    void everyPlaceAndLengthGivesTheSameWithinAnUlpAndTouchesNothingElse(Kernels k) {
        float[] x = uniform(0.1f, 5f);
        for (Function f : new Function[] {k::exp, k::atan}) {
            float[] all = new float[128];
            f.apply(x, 0, all, 0, 128);
            for (int n : KernelSets.AWKWARD) {
                float[] some = new float[n + 7];
                Arrays.fill(some, -3f);
                f.apply(x, 1, some, 3, n);
                for (int i = 0; i < n; i++) {
                    assertThat(some[i + 3]).isBetween(Math.nextDown(all[i + 1]), Math.nextUp(all[i + 1]));
                }
                assertThat(Arrays.copyOf(some, 3)).containsOnly(-3f);
                assertThat(Arrays.copyOfRange(some, n + 3, n + 7)).containsOnly(-3f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theInputMayBeTheOutput(Kernels k) {
        float[] x = Arrays.copyOf(uniform(0.1f, 5f), 45);
        float[] out = new float[45];
        k.exp(x, 0, out, 0, 45);
        k.exp(x, 0, x, 0, 45);
        assertThat(x).containsExactly(out);
    }

    /// No kernel of its own: the splines' kernels take it of what they hold already.
    private static Function log(Kernels k) {
        return (in, inAt, out, outAt, n) -> {
            int vectors = k instanceof VectorKernels ? VectorKernels.S.loopBound(n) : 0;
            for (int i = 0; i < vectors; i += VectorKernels.S.length()) {
                VectorKernels.log(FloatVector.fromArray(VectorKernels.S, in, inAt + i))
                        .intoArray(out, outAt + i);
            }
            for (int i = vectors; i < n; i++) {
                out[outAt + i] = Elementary.log(in[inAt + i]);
            }
        };
    }

    /// The same vector in all lanes and in the tail: the special value's place must not matter.
    private static float of(Function f, float x) {
        float[] in = new float[33];
        Arrays.fill(in, x);
        float[] out = new float[33];
        f.apply(in, 0, out, 0, 33);
        for (float value : out) {
            assertThat(Float.floatToIntBits(value)).isEqualTo(Float.floatToIntBits(out[0]));
        }
        return out[0];
    }

    private static double worst(Function f, DoubleUnaryOperator exact, float[] x) {
        float[] out = new float[x.length];
        f.apply(x, 0, out, 0, x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double expected = exact.applyAsDouble(x[i]);
            double ulp = Math.max(Math.ulp((float) expected), Float.MIN_NORMAL);
            double error = Math.abs(out[i] - expected) / ulp;
            assertThat(out[i]).as("at %s", x[i]).isFinite();
            worst = Math.max(worst, error);
        }
        return worst;
    }

    private static float[] uniform(float from, float to) {
        RandomGenerator random = new Seed(7).generator();
        float[] x = new float[COUNT];
        for (int i = 0; i < x.length; i++) {
            x[i] = from + (to - from) * random.nextFloat();
        }
        return x;
    }

    /// All exponents of positive normal numbers alike.
    private static float[] anyPositive() {
        RandomGenerator random = new Seed(8).generator();
        float[] x = new float[COUNT];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat(0x00800000 + random.nextInt(0x7f800000 - 0x00800000));
        }
        return x;
    }
}
