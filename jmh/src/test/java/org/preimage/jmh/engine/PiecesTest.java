package org.preimage.jmh.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.run.Workers;

/// The work of the pieces as it is by hand: two operations for each weight and row, once forward, once for the
/// gradients of the inputs, once for those of the weights.
final class PiecesTest {
    @Test
    void theWorksAreAsLargeAsByHand() {
        Map<String, Double> byHand = Map.of(
                "W1", 6.0 * 1024 * 16 * (2 * 128 + 128 * 128 + 128 * 4),
                "W2", 6.0 * 256 * 16 * (4 * 64 + 64 * 64 + 64 * 8),
                "W3", 4.0 * 1000 * 100 * (4 * 256 + 2 * 256 * 256 + 256 * 2),
                "W4", 6.0 * 512 * 8 * (2 * 128 + 128 * 128 + 128 * 23));
        assertThat(Pieces.works()).hasSameSizeAs(byHand.keySet());
        byHand.forEach(
                (name, flops) -> assertThat(Pieces.named(name).flops()).as(name).isEqualTo(flops));
    }

    @ParameterizedTest
    @CsvSource({
        // both ways; couplings of 2 of 4 variables: 2-128-128-4
        "inn/1024/128/4/4, 1686110208",
        // one way; a condition; 23 numbers for each of the 2 variables: 3-16-16-46
        "likelihood/60/16/1/4, 748800"
    })
    void aStepOfAnySizeIsAsLargeAsByHand(String name, double flops) {
        assertThat(Pieces.named(name).flops()).isCloseTo(flops, withPercentage(1e-9));
        assertThat(ScalingStep.parse(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"inn/70/16/1/6", "likelihood/70/16/2/3", "forward", "data-gradient", "weight-gradient"})
    void thePieceRuns(String name) {
        try (Workers workers = new Workers(1)) {
            Pieces.named(name).prepare().apply(workers).run();
        }
    }

    @Test
    void anUnknownPieceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pieces.named("W9"))
                .withMessageContaining("expected one of [W1, W2, W3")
                .withMessageEndingWith("found W9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pieces.named("inn/1024"))
                .withMessageEndingWith("found inn/1024");
    }
}
