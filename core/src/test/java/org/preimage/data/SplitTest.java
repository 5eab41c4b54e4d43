package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.random.Seed;

class SplitTest {

    @Test
    void everyRowIsInOnePart() {
        Split split = Split.of(distinct(103), 0.1, 0.2, new Seed(1));
        assertThat(split.validation()).hasSize(10).isSorted();
        assertThat(split.test()).hasSize(21).isSorted();
        assertThat(split.fit()).hasSize(72).isSorted();
        assertThat(IntStream.of(all(split)).sorted().toArray())
                .containsExactly(IntStream.range(0, 103).toArray());
    }

    @Test
    void theSeedDecides() {
        Pairs pairs = distinct(100);
        Split split = Split.of(pairs, 0.1, 0.1, new Seed(1));
        assertThat(all(Split.of(pairs, 0.1, 0.1, new Seed(1)))).containsExactly(all(split));
        assertThat(Split.of(pairs, 0.1, 0.1, new Seed(2)).test()).isNotEqualTo(split.test());
    }

    @Test
    void everyRowIsEquallyLikelyToBeTested() {
        int[] counts = new int[20];
        Seed seed = new Seed(3);
        for (int trial = 0; trial < 2000; trial++) {
            for (int row : Split.of(distinct(20), 0.25, 0.25, seed.of(trial)).test()) {
                counts[row]++;
            }
        }
        // Binomial with mean 500 and standard deviation 19.4: five of those fail about once in 90,000 random seeds.
        for (int count : counts) {
            assertThat(count).isBetween(403, 597);
        }
    }

    @Test
    void equalDesignsAreNeverInTwoParts() {
        // 300 rows of 60 designs, five rows each with properties that all differ.
        double[][] x = new double[2][300];
        double[][] y = new double[1][300];
        for (int row = 0; row < 300; row++) {
            x[0][row] = row % 60 / 10;
            x[1][row] = row % 10;
            y[0][row] = row;
        }
        Pairs pairs = new Pairs(List.of("a", "b"), List.of("y"), x, y);
        for (int trial = 0; trial < 50; trial++) {
            Split split = Split.of(pairs, 0.15, 0.15, new Seed(trial));
            assertThat(split.validation()).hasSize(45);
            assertThat(split.test()).hasSize(45);
            assertThat(designs(split.fit())).doesNotContainAnyElementsOf(designs(split.test()));
            assertThat(designs(split.fit())).doesNotContainAnyElementsOf(designs(split.validation()));
            assertThat(designs(split.validation())).doesNotContainAnyElementsOf(designs(split.test()));
        }
    }

    @Test
    void designsTooFrequentForAPartStayToBeFitted() {
        double[] column = {1, 1, 1, 1, 1, 1, 1, 1, 2, 3};
        Pairs pairs = new Pairs(List.of("a"), List.of("y"), new double[][] {column}, new double[][] {new double[10]});
        Split split = Split.of(pairs, 0.2, 0.2, new Seed(1));
        assertThat(split.fit()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(split.test()).containsExactly(8, 9);
    }

    @Test
    void partsMayBeEmptyExceptTheOneToFit() {
        Split split = Split.of(distinct(10), 0, 0, new Seed(1));
        assertThat(split.fit()).hasSize(10);
        assertThat(split.validation()).isEmpty();
        assertThat(split.test()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(distinct(1), 0.5, 0, new Seed(1)))
                .withMessage("Split: expected at least one row to fit, found none");
        assertThatIllegalArgumentException().isThrownBy(() -> Split.of(distinct(0), 0.1, 0.1, new Seed(1)));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.1", "0.1, -0.1", "0.5, 0.5", "NaN, 0.1", "0.1, NaN", "1, 0"})
    void sharesAreChecked(double validation, double test) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(distinct(10), validation, test, new Seed(1)))
                .withMessageContaining("found " + validation + " for validation and " + test + " for test");
    }

    @Test
    void rowsStandInOnePlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Split(new int[] {0, 1}, new int[] {1}, new int[0]))
                .withMessageContaining("found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Split(new int[] {0}, new int[0], new int[] {-1}))
                .withMessageContaining("found -1");
    }

    private static Pairs distinct(int n) {
        double[] values = IntStream.range(0, n).asDoubleStream().toArray();
        return new Pairs(List.of("a"), List.of("y"), new double[][] {values}, new double[][] {values});
    }

    private static int[] all(Split split) {
        return IntStream.concat(
                        IntStream.of(split.fit()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .toArray();
    }

    private static Set<Integer> designs(int[] rows) {
        Set<Integer> designs = new HashSet<>();
        Arrays.stream(rows).forEach(row -> designs.add(row % 60));
        return designs;
    }

    /// Groups of five rows, and one design that ties two of them together.
    @Test
    void groupsStayTogetherAndWithEqualDesigns() {
        int n = 500;
        double[][] x = {IntStream.range(0, n).mapToDouble(i -> i).toArray()};
        x[0][7] = x[0][22];
        int[] group = IntStream.range(0, n).map(i -> i / 5).toArray();
        Pairs pairs =
                new Pairs(List.of("a"), List.of("y"), x, new double[][] {x[0].clone()}, new Groups("batch", group));
        Split split = Split.of(pairs, 0.2, 0.2, new Seed(1));
        int[] part = new int[n];
        Arrays.stream(split.validation()).forEach(row -> part[row] = 1);
        Arrays.stream(split.test()).forEach(row -> part[row] = 2);
        for (int i = 0; i < n; i++) {
            assertThat(part[i]).isEqualTo(part[i / 5 * 5]);
        }
        assertThat(part[5]).isEqualTo(part[20]);
        assertThat(split.validation()).hasSizeBetween(90, 100);
        assertThat(split.test()).hasSizeBetween(90, 100);
        assertThat(pairs.subset(new int[] {0, 4, 5}).groups().count()).isEqualTo(2);
    }
}
