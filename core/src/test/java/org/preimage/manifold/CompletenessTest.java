package org.preimage.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

final class CompletenessTest {
    /// By hand: `1 − exp(−(f1 (f1 − 1) / (2 (f2 + 1)) + Σ e^(−c) + 1 / (k + 1)))`.
    @Test
    void theChanceIsThatOfTheFormula() {
        assertThat(Completeness.of(new int[] {100, 99}).chanceOfAMissedComponent())
                .isCloseTo(1 - Math.exp(-1 / 200.0), within(1e-12));
        double unmet = 3 * 2 / (2 * 2.0);
        double alike = Math.exp(-10) + 3 * Math.exp(-1) + Math.exp(-2);
        assertThat(Completeness.of(new int[] {10, 1, 1, 2, 1}).chanceOfAMissedComponent())
                .isCloseTo(1 - Math.exp(-(unmet + alike + 1 / 16.0)), within(1e-12));
    }

    @Test
    void aKnownComponentThatNoStartCameToSaysThatOthersMayBeMissed() {
        assertThat(Completeness.of(new int[] {400, 0}).chanceOfAMissedComponent())
                .isGreaterThan(0.6);
        assertThat(Completeness.of(new int[] {}).chanceOfAMissedComponent()).isGreaterThan(0.6);
    }

    @Test
    void countsThatDoNotAddUpAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Completeness(5, List.of(2, 2)))
                .withMessageContaining("expected counts that sum up to 5");
    }

    /// The comb gives every point its expected number of draws, rounded up or down.
    @Test
    void drawsAreInProportionToTheWeights() {
        double[] weights = {1, 0, 2.5, 0.25, 1.25};
        WeightedChoice choice = WeightedChoice.of(weights, 100, new Seed(1).generator());
        int[] counts = new int[5];
        for (int point : choice.points()) {
            counts[point]++;
        }
        for (int i = 0; i < 5; i++) {
            assertThat((double) counts[i]).isCloseTo(20 * weights[i], within(1.0));
        }
        assertThat(choice.effective()).isCloseTo(25 / (1 + 6.25 + 0.0625 + 1.5625), within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedChoice.of(new double[2], 1, new Seed(1).generator()))
                .withMessageContaining("one above zero");
    }
}
