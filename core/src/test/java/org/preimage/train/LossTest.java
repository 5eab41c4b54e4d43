package org.preimage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Batch;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// The losses and their gradients against their formulas in double precision.
final class LossTest {
    private static final Workers ONE = new Workers(1);
    private static final double STEP = 1e-5;
    private static final float[] WIDTHS = {0.05f, 0.2f, 0.9f};

    private static Batch gaussian(long seed, int size, int width) {
        RandomGenerator random = new Seed(seed).generator();
        Batch batch = Batch.zeros(size, width);
        for (int i = 0; i < batch.data().length; i++) {
            batch.data()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    /// A V-statistic of three points against three, computed by hand.
    @Test
    void discrepancyOfSixPointsIsTheKnownOne() {
        Batch a = Batch.over(3, 2, new float[] {0, 1, 0, 0, 0, 1});
        Batch b = Batch.over(3, 2, new float[] {0.5f, 1.5f, -1, 0.5f, -0.5f, 0.25f});
        Tape tape = Tape.forEvaluation(3, ONE);
        Loss loss = tape.add(new MeanDiscrepancy(tape, tape.constant(a), b, 0, WIDTHS));
        tape.forward();
        assertThat(loss.value()).isCloseTo(1.5014432942265143, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 61, 130})
    void discrepancyIsThatOfTheDoubleSum(int size) {
        for (int width = 1; width <= 5; width++) {
            Batch x = gaussian(1, size, width);
            Batch y = gaussian(2, size, width);
            Tape tape = Tape.forEvaluation(size, ONE);
            Loss loss = tape.add(new MeanDiscrepancy(tape, tape.constant(x), y, 0, WIDTHS));
            tape.forward();
            assertThat(loss.value()).isCloseTo(discrepancy(x, y, -1, 0), within(1e-5));
        }
    }

    @Test
    void aSampleDoesNotDifferFromItself() {
        Batch x = gaussian(4, 90, 2);
        Tape tape = Tape.forEvaluation(90, ONE);
        Loss loss = tape.add(new MeanDiscrepancy(tape, tape.constant(x), x.copy(), 0, WIDTHS));
        tape.forward();
        assertThat(loss.value()).isCloseTo(0, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void discrepancyGradientsEqualCentralDifferences(int first) {
        Batch x = gaussian(1, 67, 3);
        Batch y = gaussian(2, 67, 3);
        Tape tape = Tape.forInputs(67, ONE);
        Value in = tape.input(x);
        Loss loss = tape.add(new MeanDiscrepancy(tape, in, y, first, WIDTHS));
        loss.weight(2.5);
        tape.forward();
        tape.backward();
        for (int p = 0; p < x.data().length; p++) {
            double slope = (discrepancy(x, y, p, STEP) - discrepancy(x, y, p, -STEP)) / (2 * STEP);
            double expected = p < first * 67 ? 0 : 2.5 * slope;
            assertThat((double) in.gradient().data()[p]).isCloseTo(expected, within(1e-6 + 1e-4 * Math.abs(expected)));
        }
    }

    /// More rows than those of which all pairs are looked at: five blocks of 410.
    private static final int MANY = MeanDiscrepancy.ALL_PAIRS + 2;

    private static final int BLOCK = 410;

    /// Rows of which `y` is close to `x` row by row, so that a row's pair with its own `y` stands out.
    private static Batch near(Batch x) {
        Batch y = gaussian(2, x.size(), x.width());
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] = x.data()[i] + 0.02f * y.data()[i] + 0.05f;
        }
        return y;
    }

    @Test
    void oneBlockLooksAtAllPairs() {
        Batch x = gaussian(1, MeanDiscrepancy.ALL_PAIRS, 2);
        Batch y = near(x);
        assertThat(measured(x, y)).isCloseTo(discrepancy(x, y, -1, 0), within(1e-6));
    }

    private static double measured(Batch x, Batch y) {
        Tape tape = Tape.forEvaluation(x.size(), ONE);
        Loss loss = tape.add(new MeanDiscrepancy(tape, tape.constant(x), y, 0, WIDTHS));
        tape.forward();
        return loss.value();
    }

    /// The mean over 60 random orders of the rows is the discrepancy of all pairs, within 4 standard errors of it
    /// (false alarms: 1 in 8,000 seeds); and those errors are so small that it is not by chance.
    @Test
    void discrepancyOfManyRowsIsUnbiased() {
        int n = MANY + 1; // one block has a row more than the others
        Batch x = gaussian(1, n, 2);
        Batch y = near(x);
        double sum = 0;
        double squares = 0;
        int orders = 60;
        for (int order = 0; order < orders; order++) {
            int[] rows = Draws.permutation(n, new Seed(order).generator());
            double value = measured(x.subset(rows), y.subset(rows));
            sum += value;
            squares += value * value;
        }
        double mean = sum / orders;
        double error = Math.sqrt((squares / orders - mean * mean) / (orders - 1));
        assertThat(error).isBetween(1e-9, 2e-5);
        assertThat(mean).isCloseTo(discrepancy(x, y, -1, 0), within(4 * error));
    }

    @Test
    void gradientsOfManyRowsEqualCentralDifferences() {
        Batch x = gaussian(1, MANY, 2);
        Batch y = near(x);
        Tape tape = Tape.forInputs(MANY, ONE);
        Value in = tape.input(x);
        Loss loss = tape.add(new MeanDiscrepancy(tape, in, y, 0, WIDTHS));
        tape.forward();
        tape.backward();
        assertThat(loss.value()).isCloseTo(inBlocks(x, y, -1, 0), within(1e-6));
        for (int p : new int[] {0, BLOCK - 1, BLOCK, MANY - 1, MANY, 2 * MANY - 1}) {
            double slope = (inBlocks(x, y, p, STEP) - inBlocks(x, y, p, -STEP)) / (2 * STEP);
            assertThat((double) in.gradient().data()[p]).isCloseTo(slope, within(1e-8 + 1e-3 * Math.abs(slope)));
        }
    }

    /// Pairs across blocks are stood for by those of two different rows within one.
    private static double inBlocks(Batch x, Batch y, int moved, double step) {
        int n = x.size();
        double own = 0;
        double others = 0;
        for (int i = 0; i < n; i++) {
            int first = i - i % BLOCK;
            for (int j = first; j < first + BLOCK; j++) {
                if (i == j) {
                    own += pair(x, y, i, j, moved, step);
                } else {
                    others += pair(x, y, i, j, moved, step);
                }
            }
        }
        return (own + others * (n - 1.0) / (BLOCK - 1.0)) / n / n;
    }

    /// Equations 6 and 7 as they are written, with place `moved` of `x` moved by `step`.
    private static double discrepancy(Batch x, Batch y, int moved, double step) {
        double sum = 0;
        int n = x.size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += pair(x, y, i, j, moved, step);
            }
        }
        return sum / n / n;
    }

    private static double pair(Batch x, Batch y, int i, int j, int moved, double step) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        int n = x.size();
        for (int v = 0; v < x.width(); v++) {
            double xi = x.get(i, v) + (v * n + i == moved ? step : 0);
            double xj = x.get(j, v) + (v * n + j == moved ? step : 0);
            double yi = y.get(i, v);
            double yj = y.get(j, v);
            xx += (xi - xj) * (xi - xj);
            yy += (yi - yj) * (yi - yj);
            xy += (xi - yj) * (xi - yj);
        }
        return kernel(xx) + kernel(yy) - 2 * kernel(xy);
    }

    private static double kernel(double square) {
        double sum = 0;
        for (float width : WIDTHS) {
            double a = (double) width * width;
            sum += a / (a + square);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 61, 300})
    void squaredErrorAndItsGradient(int size) {
        Batch p = gaussian(1, size, 3);
        Batch y = gaussian(2, size, 2);
        Tape tape = Tape.forInputs(size, ONE);
        Value in = tape.input(p);
        Loss loss = tape.add(new SquaredError(tape, in, y, Clipping.none(y.width())));
        loss.weight(0.5);
        tape.forward();
        tape.backward();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int v = 0; v < 3; v++) {
                double difference = v < 2 ? (double) p.get(i, v) - y.get(i, v) : 0;
                sum += difference * difference;
                assertThat((double) in.gradient().get(i, v)).isCloseTo(difference / size, within(1e-6));
            }
        }
        assertThat(loss.value()).isCloseTo(sum / size, within(1e-6 * (1 + sum / size)));
    }

    @Test
    void missingValuesAndErrorsBeyondABoundCostNothing() {
        Batch p = Batch.zeros(6, 1);
        Batch y = Batch.zeros(6, 1);
        float[] predicted = {-3, 2, 1, 1, 9, 0};
        float[] told = {-1, -1, Float.NaN, 0.5f, 4, 4}; // clipped at −1 and at 4
        System.arraycopy(predicted, 0, p.data(), 0, 6);
        System.arraycopy(told, 0, y.data(), 0, 6);
        Tape tape = Tape.forInputs(6, ONE);
        Value in = tape.input(p);
        Loss loss = tape.add(new SquaredError(tape, in, y, new Clipping(new float[] {-1}, new float[] {4})));
        tape.forward();
        tape.backward();
        assertThat(loss.value()).isEqualTo((9 + 0.25 + 16) / 6);
        assertThat(in.gradient().data()).startsWith(0, 1, 0, 1 / 6f, 0, -8 / 6f);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Tape tape = Tape.forEvaluation(5, ONE);
        Value x = tape.constant(Batch.zeros(5, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SquaredError(tape, x, Batch.zeros(5, 3), Clipping.none(3)))
                .withMessage("SquaredError: expected a target of 5 samples and at most 2 variables, found 5 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SquaredError(tape, x, Batch.zeros(4, 1), Clipping.none(1)))
                .withMessageContaining("found 4 × 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanDiscrepancy(tape, x, Batch.zeros(5, 3), 0, WIDTHS))
                .withMessage("MeanDiscrepancy: expected 5 × 2 values to compare with, found 5 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanDiscrepancy(tape, x, Batch.zeros(6, 2), 0, WIDTHS))
                .withMessageContaining("found 6 × 2");
        for (float[] widths : new float[][] {{}, {1, 2, 3, 4, 5}, {1, 0}, {Float.NaN}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MeanDiscrepancy(tape, x, Batch.zeros(5, 2), 0, widths))
                    .withMessageStartingWith("MeanDiscrepancy: expected one to four positive widths, found [");
        }
    }
}
