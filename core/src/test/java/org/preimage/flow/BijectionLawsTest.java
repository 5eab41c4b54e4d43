package org.preimage.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The laws that every bijection obeys. Derivatives are taken by central differences of [ExactBijection], in
/// double precision, since those of float32 values would be too noisy to tell a wrong gradient from a right
/// one.
final class BijectionLawsTest {
    private static final int SIZE = EveryBijection.SIZE;
    private static final double STEP = 1e-6;
    /// A step of parameters, which float32 must be able to take, and in which hardly a sample crosses a knot:
    /// the slope of a spline's log-determinant jumps there.
    private static final float PARAMETER_STEP = 1f / (1 << 21);

    private static final Workers TWO = new Workers(2);

    @AfterAll
    static void close() {
        TWO.close();
    }

    static Stream<EveryBijection> everyBijection() {
        return EveryBijection.all();
    }

    static Stream<Arguments> everyDirection() {
        return EveryBijection.all().flatMap(b -> Stream.of(Arguments.of(b, false), Arguments.of(b, true)));
    }

    static Stream<Arguments> everySteepDirection() {
        return EveryBijection.steep().flatMap(b -> Stream.of(Arguments.of(b, false), Arguments.of(b, true)));
    }

    private record Result(Batch value, Batch logDet) {}

    private static Result evaluate(EveryBijection b, boolean inverse, Batch in) {
        Tape tape = Tape.forEvaluation(SIZE, TWO);
        Value condition = b.condition() == null ? null : tape.constant(b.condition());
        Value logDet = tape.accumulator(1);
        Value out = record(b.map(), tape, inverse, tape.constant(in), condition, logDet);
        tape.forward();
        return new Result(out.batch(), logDet.batch());
    }

    private static Value record(
            Bijection map, Tape tape, boolean inverse, Value in, @Nullable Value condition, Value logDet) {
        return inverse ? map.inverse(tape, in, condition, logDet) : map.forward(tape, in, condition, logDet);
    }

    @ParameterizedTest
    @MethodSource("everyDirection")
    void theOtherDirectionUndoesIt(EveryBijection b, boolean inverse) {
        Result there = evaluate(b, inverse, b.points());
        Result back = evaluate(b, !inverse, there.value());
        for (int i = 0; i < SIZE; i++) {
            for (int v = 0; v < b.map().dim(); v++) {
                assertThat(back.value().get(i, v))
                        .as("sample %d, variable %d", i, v)
                        .isCloseTo(
                                b.points().get(i, v),
                                within(1e-5f * (1 + Math.abs(b.points().get(i, v)))));
            }
            assertThat(back.logDet().get(i, 0)).isCloseTo(-there.logDet().get(i, 0), within(1e-4f));
        }
    }

    /// Where a map is flat, its inverse is steep, and what float32 rounds off of the image comes back as much
    /// larger. So the error is held against the condition: how far the point moves for a move of the image.
    @ParameterizedTest
    @MethodSource("everySteepDirection")
    void theOtherDirectionUndoesAsMuchAsTheConditionLeaves(EveryBijection b, boolean inverse) {
        Result there = evaluate(b, inverse, b.points());
        Result back = evaluate(b, !inverse, there.value());
        ExactBijection exact = new ExactBijection(b.map());
        for (int i = 0; i < SIZE; i++) {
            double[] image = EveryBijection.row(there.value(), i);
            double[][] moves = jacobian(exact, !inverse, image, b.conditionOf(i));
            for (int v = 0; v < b.map().dim(); v++) {
                double condition = 1;
                for (double[] move : moves) {
                    condition += Math.abs(move[v]);
                }
                assertThat((double) back.value().get(i, v))
                        .as("sample %d, variable %d, condition %.3g", i, v, condition)
                        .isCloseTo(b.points().get(i, v), within(1e-6 * condition));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyBijection")
    void itIsFarFromTheIdentity(EveryBijection b) {
        Result result = evaluate(b, false, b.points());
        double moved = 0;
        for (int i = 0; i < b.points().data().length; i++) {
            moved = Math.max(
                    moved, Math.abs(result.value().data()[i] - b.points().data()[i]));
        }
        assertThat(moved).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @MethodSource("everyDirection")
    void valuesAndLogDeterminantsAreThoseInDouble(EveryBijection b, boolean inverse) {
        Result result = evaluate(b, inverse, b.points());
        ExactBijection exact = new ExactBijection(b.map());
        for (int i = 0; i < SIZE; i++) {
            ExactBijection.Mapped expected = exact.apply(inverse, b.point(i), b.conditionOf(i));
            for (int v = 0; v < b.map().dim(); v++) {
                double value = expected.value()[v];
                assertThat((double) result.value().get(i, v)).isCloseTo(value, within(1e-5 * (1 + Math.abs(value))));
            }
            assertThat((double) result.logDet().get(i, 0)).isCloseTo(expected.logDet(), within(5e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("everyDirection")
    void theLogDeterminantIsThatOfTheDifferentiatedJacobian(EveryBijection b, boolean inverse) {
        Result result = evaluate(b, inverse, b.points());
        ExactBijection exact = new ExactBijection(b.map());
        for (int i = 0; i < SIZE; i++) {
            double[][] jacobian = jacobian(exact, inverse, b.point(i), b.conditionOf(i));
            assertThat((double) result.logDet().get(i, 0)).isCloseTo(logDeterminant(jacobian), within(1e-4));
        }
    }

    /// By central differences: how all variables move with variable `v`, for every `v`.
    private static double[][] jacobian(ExactBijection exact, boolean inverse, double[] at, double[] condition) {
        double[][] jacobian = new double[at.length][at.length];
        for (int v = 0; v < at.length; v++) {
            double kept = at[v];
            at[v] = kept + STEP;
            double[] above = exact.apply(inverse, at, condition).value();
            at[v] = kept - STEP;
            double[] below = exact.apply(inverse, at, condition).value();
            at[v] = kept;
            for (int w = 0; w < at.length; w++) {
                jacobian[v][w] = (above[w] - below[w]) / (2 * STEP);
            }
        }
        return jacobian;
    }

    /// Gaussian elimination with column pivots.
    private static double logDeterminant(double[][] m) {
        double log = 0;
        for (int k = 0; k < m.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < m.length; i++) {
                pivot = Math.abs(m[i][k]) > Math.abs(m[pivot][k]) ? i : pivot;
            }
            double[] row = m[pivot];
            m[pivot] = m[k];
            m[k] = row;
            log += Math.log(Math.abs(row[k]));
            for (int i = k + 1; i < m.length; i++) {
                double factor = m[i][k] / row[k];
                for (int j = k; j < m.length; j++) {
                    m[i][j] -= factor * row[j];
                }
            }
        }
        return log;
    }

    @ParameterizedTest
    @MethodSource("everyDirection")
    void gradientsOfPointsAndConditionEqualCentralDifferences(EveryBijection b, boolean inverse) {
        Differentiated run = new Differentiated(b, inverse);
        ExactBijection exact = new ExactBijection(b.map());
        for (int i = 0; i < SIZE; i++) {
            double[] at = b.point(i);
            double[] condition = b.conditionOf(i);
            for (int v = 0; v < at.length; v++) {
                double expected = slope(run, exact, i, at, condition, at, v);
                assertClose("sample " + i + ", variable " + v, run.in.gradient().get(i, v), expected);
            }
            for (int v = 0; v < condition.length; v++) {
                double expected = slope(run, exact, i, at, condition, condition, v);
                assertClose("sample " + i + ", condition " + v, run.conditionGradient(i, v), expected);
            }
        }
    }

    private static double slope(
            Differentiated run, ExactBijection exact, int i, double[] at, double[] condition, double[] moved, int v) {
        double kept = moved[v];
        moved[v] = kept + STEP;
        double above = run.functional(i, exact.apply(run.inverse, at, condition));
        moved[v] = kept - STEP;
        double below = run.functional(i, exact.apply(run.inverse, at, condition));
        moved[v] = kept;
        return (above - below) / (2 * STEP);
    }

    private static void assertClose(String what, double found, double expected) {
        assertThat(found).as(what).isCloseTo(expected, within(1e-3 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource({"everyDirection", "everySteepDirection"})
    void gradientsOfParametersEqualCentralDifferences(EveryBijection b, boolean inverse) {
        Differentiated run = new Differentiated(b, inverse);
        float[] values = b.parameters().values();
        float[] gradient = b.parameters().gradient().clone();
        int stride = 1 + values.length / 150;
        for (int p = 0; p < values.length; p += stride) {
            float kept = values[p];
            values[p] = kept + PARAMETER_STEP;
            double width = values[p];
            double above = run.functional();
            values[p] = kept - PARAMETER_STEP;
            width -= values[p];
            double below = run.functional();
            values[p] = kept;
            assertClose("parameter " + p, gradient[p], (above - below) / width);
        }
    }

    /// A backward pass of a random linear functional of the values and the log-determinant.
    private static final class Differentiated {
        private final EveryBijection b;
        private final boolean inverse;
        private final Value in;
        private final @Nullable Value condition;
        private final Batch ofValue;
        private final Batch ofLogDet;

        Differentiated(EveryBijection b, boolean inverse) {
            this.b = b;
            this.inverse = inverse;
            Tape tape = Tape.forTraining(SIZE, TWO, b.parameters());
            in = tape.input(b.points());
            condition = b.condition() == null ? null : tape.input(b.condition());
            Value logDet = tape.accumulator(1);
            Value out = record(b.map(), tape, inverse, in, condition, logDet);
            tape.forward();
            tape.clearGradients();
            RandomGenerator random = new Seed(23).generator();
            ofValue = seed(random, out);
            ofLogDet = seed(random, logDet);
            tape.propagate();
        }

        private static Batch seed(RandomGenerator random, Value value) {
            float[] gradient = value.gradient().data();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) random.nextGaussian();
            }
            return value.gradient().copy();
        }

        double conditionGradient(int sample, int v) {
            return condition == null ? 0 : condition.gradient().get(sample, v);
        }

        double functional(int i, ExactBijection.Mapped mapped) {
            double sum = ofLogDet.get(i, 0) * mapped.logDet();
            for (int v = 0; v < mapped.value().length; v++) {
                sum += ofValue.get(i, v) * mapped.value()[v];
            }
            return sum;
        }

        double functional() {
            ExactBijection exact = new ExactBijection(b.map());
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += functional(i, exact.apply(inverse, b.point(i), b.conditionOf(i)));
            }
            return sum;
        }
    }
}
