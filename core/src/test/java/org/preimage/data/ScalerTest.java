package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.math.Batch;
import org.preimage.random.Seed;

class ScalerTest {

    @Test
    void hasTheMomentsOfItsColumns() {
        // By hand: mean 3, deviations −2, −1, 3, variance 14/3.
        Scaler scaler = Scaler.of(new double[][] {{1, 2, 6}, {-4, 4, 0}});
        assertThat(scaler.width()).isEqualTo(2);
        assertThat(scaler.mean()).containsExactly(3, 0);
        assertThat(scaler.scale()[0]).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
        assertThat(scaler.scale()[1]).isCloseTo(Math.sqrt(32 / 3.0), within(1e-15));
    }

    @Test
    void standardizesToMeanZeroAndDeviationOne() {
        double[][] columns = random(3, 1000);
        Batch batch = Scaler.of(columns).scale(columns);
        assertThat(batch.size()).isEqualTo(1000);
        assertThat(batch.width()).isEqualTo(3);
        for (int v = 0; v < 3; v++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 1000; i++) {
                sum += batch.get(i, v);
                squares += batch.get(i, v) * batch.get(i, v);
            }
            assertThat(sum / 1000).isCloseTo(0, within(1e-7));
            assertThat(squares / 1000).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void unscaleUndoesScaleToFloatPrecision() {
        double[][] columns = random(3, 100);
        Scaler scaler = Scaler.of(columns);
        double[][] back = scaler.unscale(scaler.scale(columns));
        for (int v = 0; v < 3; v++) {
            assertThat(back[v]).containsExactly(columns[v], within(1e-6 * scaler.scale()[v]));
            assertThat(scaler.unscale(v, scaler.scale(v, columns[v][7]))).isCloseTo(columns[v][7], within(1e-9));
            assertThat((float) scaler.scale(v, columns[v][7]))
                    .isEqualTo(scaler.scale(columns).get(7, v));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -7, 1e300, 1e-300})
    void constantColumnsAreOnlyCentered(double constant) {
        // Ten times 0.1 does not sum to 1: a rounded mean must not make rounding noise the scale.
        double[] column = new double[10];
        Arrays.fill(column, constant);
        Scaler scaler = Scaler.of(new double[][] {column});
        assertThat(scaler.mean()).containsExactly(constant);
        assertThat(scaler.scale()).containsExactly(1);
    }

    @Test
    void smallSpreadsOnLargeValuesSurvive() {
        Scaler scaler = Scaler.of(new double[][] {{1e9 + 1, 1e9 - 1, 1e9 + 1, 1e9 - 1}});
        assertThat(scaler).isEqualTo(new Scaler(new double[] {1e9}, new double[] {1}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    void squaresNeitherVanishNorOverflow(double unit) {
        assertThat(Scaler.of(new double[][] {{-unit, unit}}).scale()[0]).isCloseTo(unit, within(1e-12 * unit));
    }

    @Test
    void isAValueOfItsOwn() {
        double[] mean = {1};
        double[] scale = {2};
        Scaler scaler = new Scaler(mean, scale);
        mean[0] = 7;
        scale[0] = 7;
        scaler.mean()[0] = 7;
        scaler.scale()[0] = 7;
        Scaler equal = new Scaler(new double[] {1}, new double[] {2});
        assertThat(scaler).isEqualTo(equal).hasSameHashCodeAs(equal).hasToString("Scaler[1.0] ± [2.0]");
        assertThat(scaler).isNotEqualTo(new Scaler(new double[] {1}, new double[] {3}));
        assertThat(scaler).isNotEqualTo(new Scaler(new double[] {2}, new double[] {2}));
    }

    @Test
    void arraysOfOtherShapesAreRefused() {
        Scaler scaler = new Scaler(new double[2], new double[] {1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaler.scale(new double[3][1]))
                .withMessage("Scaler: expected 2 variables, found 3");
        assertThatIllegalArgumentException().isThrownBy(() -> scaler.unscale(Batch.zeros(5, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaler.scale(new double[][] {{1, 2}, {1}}))
                .withMessageContaining("expected 2 values, as in the first column, found 1 for variable 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaler.of(new double[1][0]))
                .withMessageContaining("found none for variable 1");
    }

    @Test
    void valuesWithoutAPlaceInFloat32AreRefused() {
        Scaler scaler = new Scaler(new double[1], new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaler.scale(new double[][] {{1e39}}))
                .withMessageContaining("found 1.0E39 for variable 1");
        assertThatIllegalArgumentException().isThrownBy(() -> scaler.scale(new double[][] {{Double.NaN}}));
    }

    @Test
    void momentsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaler(new double[1], new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaler(new double[1], new double[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scaler(new double[1], new double[] {Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaler(new double[] {Double.POSITIVE_INFINITY}, new double[] {1}))
                .withMessageContaining("for variable 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaler.of(new double[][] {{-Double.MAX_VALUE, Double.MAX_VALUE}}));
    }

    private static double[][] random(int width, int size) {
        var random = new Seed(5).generator();
        double[][] columns = new double[width][size];
        for (int v = 0; v < width; v++) {
            for (int i = 0; i < size; i++) {
                columns[v][i] = 100 * v + (v + 1) * random.nextDouble();
            }
        }
        return columns;
    }
}
