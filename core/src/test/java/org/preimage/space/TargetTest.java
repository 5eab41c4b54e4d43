package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final Target TARGET = new Target(new double[] {1.5, 0}, new double[] {0.25, 1});

    @Test
    void isHitWithinEveryTolerance() {
        assertThat(TARGET.size()).isEqualTo(2);
        assertThat(TARGET.isHitBy(new double[] {1.75, -1})).isTrue();
        assertThat(TARGET.isHitBy(new double[] {1.8, 0})).isFalse();
        assertThat(TARGET.isHitBy(new double[] {1.5, 1.01})).isFalse();
        assertThat(TARGET.isHitBy(new double[] {1.5, Double.NaN})).isFalse();
    }

    @Test
    void squaredErrorIsTheMeanOverOutputs() {
        assertThat(TARGET.squaredError(new double[] {1.5, 0})).isZero();
        assertThat(TARGET.squaredError(new double[] {2.5, 3})).isEqualTo((1 + 9) / 2.0);
    }

    @Test
    void copiesInAndOut() {
        double[] values = {1.5, 0};
        double[] tolerances = {0.25, 1};
        Target target = new Target(values, tolerances);
        values[0] = 7;
        tolerances[0] = 7;
        target.values()[1] = 7;
        target.tolerances()[1] = 7;
        assertThat(target).isEqualTo(TARGET).hasSameHashCodeAs(TARGET);
        assertThat(target.values()).containsExactly(1.5, 0);
        assertThat(target.tolerances()).containsExactly(0.25, 1);
    }

    @Test
    void isAValue() {
        assertThat(TARGET).isNotEqualTo(new Target(new double[] {1.5, 0}, new double[] {0.25, 2}));
        assertThat(TARGET).isNotEqualTo(new Target(new double[] {1.5, 1}, new double[] {0.25, 1}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void tolerancesMustBePositive(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(new double[] {1, 2}, new double[] {1, bad}))
                .withMessage("Goal: expected a finite tolerance above zero, found " + bad + " for output 2");
    }

    @Test
    void valuesMustBeFiniteAndMatched() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(new double[] {Double.NaN}, new double[] {1}))
                .withMessage("Goal: expected a finite value, found NaN for output 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(new double[] {1}, new double[] {1, 2}))
                .withMessageContaining("found 1 values and 2 tolerances");
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(new double[0], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TARGET.isHitBy(new double[1]))
                .withMessage("Target: expected a property of 2 values, found 1");
        assertThatIllegalArgumentException().isThrownBy(() -> TARGET.squaredError(new double[3]));
    }
}
