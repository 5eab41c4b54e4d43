package org.preimage.bench.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preimage.run.Context;

final class SuiteTest {
    @Test
    void everyCellIsCalledOtherwise() {
        List<Cell> cells = new Suite(false, 5).cells();
        assertThat(cells.stream().map(Cell::id).distinct().count()).isEqualTo(cells.size());
        assertThat(cells).filteredOn(cell -> cell.study() == Cell.Study.METHOD).hasSize(5 * 3 * (11 + 7));
        assertThatThrownBy(() -> new Suite(false, 0)).hasMessageContaining("at least one seed, found 0");
    }

    /// One design for each of the targets, all of the designs asked for, under the true operator.
    @ParameterizedTest
    @EnumSource(
            value = Entry.class,
            names = {"LOOKUP", "CINN", "LOOKUP_LOCAL"})
    void aCellIsTheSameForAnyNumberOfThreads(Entry entry) {
        Cell cell = new Cell(Cell.Study.SMALL, "sinewave", entry, Cell.Setting.BEST, 200, 1);
        MethodResult one = method(cell, 1);
        assertThat(method(cell, 2)).isEqualTo(one);
        assertThat(one.random().errors().failures()).isZero();
        assertThat(one.ways()).allSatisfy(way -> {
            assertThat(way.errors().designs()).isEqualTo(100);
            assertThat(way.reach().of()).isEqualTo(9);
            assertThat(way.inside()).isBetween(0.0, 1.0);
        });
        boolean copies = entry == Entry.LOOKUP;
        assertThat(one.ways().getFirst().novelty() < 0.01).isEqualTo(copies);
    }

    private static MethodResult method(Cell cell, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            return Objects.requireNonNull(new Suite(true, 1).run(cell, context).method());
        }
    }

    /// Starts that nothing moves are where they were on every surrogate, and none of the others is farther from the
    /// target than before.
    @Test
    void startsAreTheSameOnEverySurrogate() {
        Cell cell = new Cell(Cell.Study.STARTS, "sinewave", null, Cell.Setting.BEST, 200, 1);
        try (Context context = Context.ofThreads(2)) {
            StartsResult result =
                    Objects.requireNonNull(new Suite(true, 1).run(cell, context).starts());
            assertThat(result.runs()).hasSize(6 * 3 * 2 * 2);
            for (StartsResult.Run run : result.runs()) {
                double unmoved = run.course().getFirst().mean();
                assertThat(result.runs())
                        .filteredOn(other -> other.start().equals(run.start())
                                && other.latent().equals(run.latent()))
                        .allSatisfy(other ->
                                assertThat(other.course().getFirst().mean()).isEqualTo(unmoved));
                assertThat(run.course().getFirst().gradients()).isZero();
                assertThat(run.course().getLast().missing())
                        .isLessThanOrEqualTo(run.course().getFirst().missing());
            }
        }
    }
}
