package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsTest {
    private static final List<String> INPUTS = List.of("a", "b");
    private static final List<String> OUTPUTS = List.of("y");

    @Test
    void subsetTakesRowsInTheGivenOrder() {
        Pairs pairs = new Pairs(INPUTS, OUTPUTS, new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{7, 8, 9}});
        assertThat(pairs.size()).isEqualTo(3);
        Pairs subset = pairs.subset(new int[] {2, 0, 2});
        assertThat(subset.x()).isDeepEqualTo(new double[][] {{3, 1, 3}, {6, 4, 6}});
        assertThat(subset.y()).isDeepEqualTo(new double[][] {{9, 7, 9}});
        assertThat(subset.inputs()).isEqualTo(INPUTS);
        assertThat(subset.outputs()).isEqualTo(OUTPUTS);
        assertThat(pairs.subset(new int[0]).size()).isZero();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> pairs.subset(new int[] {3}));
    }

    @Test
    void equalDesignsWithEqualPropertiesAreKeptOnceWhereTheyStandFirst() {
        Pairs pairs = new Pairs(
                INPUTS, OUTPUTS, new double[][] {{1, 1, 2, 1, 2}, {5, 6, 5, 5, 5}}, new double[][] {{7, 7, 8, 7, 8}});
        Pairs distinct = pairs.withoutDuplicates();
        assertThat(distinct.x()).isDeepEqualTo(new double[][] {{1, 1, 2}, {5, 6, 5}});
        assertThat(distinct.y()).isDeepEqualTo(new double[][] {{7, 7, 8}});
    }

    @Test
    void repeatedMeasurementsWithNoiseAreAllKept() {
        // Design (1, 5) was measured as 7, 7 and 7.5: its second 7 is a measurement of its own. Design (2, 5) was not.
        Pairs pairs = new Pairs(
                INPUTS, OUTPUTS, new double[][] {{1, 1, 2, 1, 2}, {5, 5, 5, 5, 5}}, new double[][] {{7, 7, 8, 7.5, 8}});
        assertThat(pairs.withoutDuplicates().y()).isDeepEqualTo(new double[][] {{7, 7, 8, 7.5}});
    }

    @Test
    void zerosOfBothSignsAreEqual() {
        Pairs pairs = new Pairs(INPUTS, OUTPUTS, new double[][] {{0.0, -0.0}, {1, 1}}, new double[][] {{-0.0, 0.0}});
        assertThat(pairs.withoutDuplicates().size()).isOne();
    }

    @Test
    void noRowsAreNoDuplicates() {
        Pairs none = new Pairs(INPUTS, OUTPUTS, new double[2][0], new double[1][0]);
        assertThat(none.withoutDuplicates().size()).isZero();
    }

    @Test
    void namesMustFitAndDiffer() {
        double[][] x = {{1}, {2}};
        double[][] y = {{3}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(List.of("a", "a"), OUTPUTS, x, y))
                .withMessage("Pairs: expected every column to have a name of its own, found 'a' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(INPUTS, List.of("b"), x, y))
                .withMessageContaining("'b' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(List.of("a"), OUTPUTS, x, y))
                .withMessage("Pairs: expected one column for each of 1 input names, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(INPUTS, List.of("y", "z"), x, y))
                .withMessage("Pairs: expected one column for each of 2 output names, found 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Pairs(INPUTS, List.of(), x, new double[0][]));
    }

    @Test
    void columnsMustHaveOneLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(INPUTS, OUTPUTS, new double[][] {{1, 2}, {3}}, new double[][] {{3, 4}}))
                .withMessage("Pairs: expected 2 values in the column 'b', as in the first one, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(INPUTS, OUTPUTS, new double[][] {{1, 2}, {3, 4}}, new double[][] {{3}}))
                .withMessageContaining("'y'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesMustBeFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Pairs(INPUTS, OUTPUTS, new double[][] {{1, 2}, {3, bad}}, new double[][] {{3, 4}}))
                .withMessage("Pairs: expected finite values, found " + bad + " in the column 'b', row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pairs(INPUTS, OUTPUTS, new double[][] {{1}, {3}}, new double[][] {{bad}}))
                .withMessageContaining(Double.isNaN(bad) ? "found none in row 1" : "'y', row 1");
    }

    @Test
    void someOutputsMayBeMissing() {
        double nan = Double.NaN;
        double[][] x = {{1, 2, 1, 1}};
        double[][] y = {{5, nan, 5, 5}, {nan, 7, nan, 8}};
        Pairs pairs = new Pairs(List.of("a"), List.of("u", "v"), x, y);
        assertThat(pairs.lacksSome()).isTrue();
        assertThat(pairs.rowsWith(0)).containsExactly(0, 2, 3);
        assertThat(pairs.rowsWith(1)).containsExactly(1, 3);
        assertThat(pairs.subset(new int[] {3}).lacksSome()).isFalse();
        Pairs same = pairs.subset(new int[] {0, 1, 2}).withoutDuplicates();
        assertThat(Arrays.deepToString(same.y())).isEqualTo("[[5.0, NaN], [NaN, 7.0]]");
        assertThat(Fingerprint.of(same))
                .isEqualTo(Fingerprint.of(pairs.subset(new int[] {0, 1})))
                .isNotEqualTo(Fingerprint.of(pairs.subset(new int[] {0, 3})));
    }
}
