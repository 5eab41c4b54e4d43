package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.sampling.MaximinLatinHypercube;

final class SamplingBenchmarkTest {
    /// The optimum of 5 points in 3 dimensions is 11; without moves no seed need come near it.
    @Test
    void searchedSquaresAreWholeNumbersOfCells() {
        SamplingBenchmark.Row row = SamplingBenchmark.run(3, 5, new MaximinLatinHypercube(50_000), 3);
        assertThat(row.squares()).containsExactly(11L, 11L, 11L);
        assertThat(row.median()).isEqualTo(11);
        assertThat(SamplingBenchmark.bestRandom(3, 5)).isBetween(3L, 11L);
        assertThat(SamplingBenchmark.bestRandom(1, 5)).isEqualTo(1);
    }

    @Test
    void theBestSeedIsTheFirstOfTheBest() {
        SamplingBenchmark.Row row = new SamplingBenchmark.Row(2, 9, List.of(5L, 8L, 2L, 8L), 0.1);
        assertThat(row.best()).isEqualTo(8);
        assertThat(row.bestSeed()).isEqualTo(2);
        assertThat(row.median()).isEqualTo(5);
    }

    @Test
    void sizesWithoutAPairOfPointsAndNoSeedsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingBenchmark.run(2, 1, new MaximinLatinHypercube(0), 1))
                .withMessageContaining("expected at least two points, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingBenchmark.bestRandom(2, 1))
                .withMessageContaining("found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingBenchmark.run(2, 5, new MaximinLatinHypercube(0), 0))
                .withMessageContaining("at least one seed");
    }
}
