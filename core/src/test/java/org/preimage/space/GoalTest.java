package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Goal RANGE = new Goal.Between(0.45, 0.55, 0.02, 3);
    private static final Goal OPEN = new Goal.Between(0.5, Double.POSITIVE_INFINITY, 0.02, 1);

    @Test
    void everythingInsideARangeIsAsGood() {
        assertThat(RANGE.residual(0.45)).isZero();
        assertThat(RANGE.residual(0.5)).isZero();
        assertThat(RANGE.residual(0.57)).isCloseTo(2, within(1e-12));
        assertThat(RANGE.isHitBy(Math.nextUp(0.55))).isFalse();
        assertThat(RANGE.isHitBy(Double.NaN)).isFalse();
        assertThat(RANGE.miss(0.4)).isEqualTo(0.4 - 0.45);
        assertThat(OPEN.isHitBy(1e300)).isTrue();
        assertThat(OPEN.isHitBy(0.49)).isFalse();
    }

    @Test
    void aValueIsHitToTheEdgeOfItsTolerance() {
        Goal value = new Goal.Value(0.3, 0.1);
        assertThat(value.isHitBy(0.3 + 0.05)).isTrue();
        assertThat(value.residual(0.35)).isBetween(0.49, 0.51);
        assertThat(value.isHitBy(0.45)).isFalse();
        assertThat(value.low()).isEqualTo(0.3 - 0.1);
    }

    @Test
    void whatIsFreeHitsWhereverItIs() {
        Target target = new Target(List.of(RANGE, new Goal.Free(), new Goal.Least()));
        assertThat(target.isHitBy(new double[] {0.5, 1e9, -1e9})).isTrue();
        assertThat(target.isHitBy(new double[] {0.5, Double.NaN, 0})).isFalse();
        assertThat(target.residual(new double[] {0.57, 0, 0})).isBetween(1.99, 2.01);
        assertThat(target.objective()).hasValue(2);
        assertThat(target.values()[0]).isEqualTo(0.5);
        assertThat(target.values()[1]).isNaN();
        assertThat(target.low()).containsExactly(0.45, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aCompromiseCountsSquaredMissesInTolerancesWithTheirWeights() {
        Target target = new Target(List.of(new Goal.Value(1, 0.1, 4), RANGE));
        assertThat(target.compromise(new double[] {1.2, 0.5})).isCloseTo(16, within(1e-9));
        assertThat(target.compromise(new double[] {1, 0.57})).isCloseTo(3, within(1e-9));
    }

    @Test
    void impossibleGoalsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Between(1, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal.Between(0.55, 0.45, 1, 1))
                .withMessage("Goal: expected a range from a smaller to a larger number, of which one may be left open,"
                        + " found 0.55 to 0.45");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal.Between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Between(Double.NaN, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal.Value(1, 1, 0))
                .withMessage("Goal: expected a finite weight above zero, found 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(List.of(new Goal.Free())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(List.of(new Goal.Least(), new Goal.Most())));
    }
}
