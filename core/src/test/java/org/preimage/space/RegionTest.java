package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
    private static final Space SPACE = new Space(
            List.of(new Input("a", 3.1, 4.7), new Input("b", 3.3, 5.1), new Input("c", 2, 2)),
            List.of(new Output("y", 0, 1)));
    private static final double[] SCALE = {0.3, 0.7, 1};

    private static Region region(String... constraints) {
        return new Region(
                SPACE,
                Stream.of(constraints)
                        .map(text -> LinearConstraint.parse(text, SPACE.inputNames()))
                        .toList());
    }

    /// Rounding at a face must not put a design on its other side.
    @Test
    void projectedDesignsAreInsideExactly() {
        Region region = region("a + b <= 8.2", "3.7*a - 1.3 b >= 7.77", "b - 0.1 c >= 3.31");
        Random random = new Random(3);
        int moved = 0;
        for (int i = 0; i < 2000; i++) {
            double[] x = {random.nextDouble(2, 6), random.nextDouble(2, 6), random.nextDouble(1, 3)};
            double[] before = x.clone();
            moved += region.contains(x) ? 0 : 1;
            assertThat(region.project(x, SCALE)).isTrue();
            assertThat(region.contains(x))
                    .as("%s from %s", List.of(x[0], x[1]), List.of(before[0], before[1]))
                    .isTrue();
        }
        assertThat(moved).isGreaterThan(1500);
    }

    @Test
    void theNearestIsMeantInTheScales() {
        double[] x = {4.5, 4.5, 2};
        region("a + b <= 8").project(x, SCALE);
        // Lagrange: the move is along (0.3², 0.7²), down by 1 in the sum.
        assertThat(x).containsExactly(new double[] {4.5 - 0.09 / 0.58, 4.5 - 0.49 / 0.58, 2}, within(1e-12));
    }

    @Test
    void equationsHoldToWithinRounding() {
        Region region = region("a = b", "a <= 4");
        double[] x = {3.9, 4.4, 2};
        assertThat(region.project(x, SCALE)).isTrue();
        assertThat(x[0] - x[1]).isEqualTo(0, within(1e-14));
        assertThat(x[0]).isLessThanOrEqualTo(4);
        assertThat(region.contains(x)).isTrue();
        assertThat(region.contains(new double[] {3.9, 3.9 + 1e-9, 2})).isFalse();
    }

    @Test
    void wholeNumbersAndLevelsStayOnes() {
        Space mixed = new Space(
                List.of(
                        new Input("n", 0, 9, Kind.INTEGER),
                        new Input("t", 0, 9),
                        Input.of("metal", new Kind.Categorical(List.of("lead", "tin")))),
                List.of(new Output("y", 0, 1)));
        Region region = new Region(mixed, List.of(LinearConstraint.parse("n + t <= 5.5", mixed.inputNames())));
        double[] x = {4.2, 3, 0.7};
        assertThat(region.project(x, new double[] {1, 1, 1})).isTrue();
        assertThat(x).containsExactly(new double[] {4, 1.5, 1}, within(1e-12));
        assertThat(region.contains(x)).isTrue();
        double[] far = {8.4, 3, 0};
        assertThat(region.project(far, new double[] {1, 1, 1})).isTrue();
        assertThat(region.contains(far)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Region(mixed, List.of(LinearConstraint.parse("n + metal <= 5.5", mixed.inputNames()))))
                .withMessage("constraint: expected inputs that are numbers, found 'metal', which has levels, in"
                        + " 'n + metal <= 5.5'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b <= 6.2| a + b <= 6.2 against a >= 3.1 and b >= 3.3",
                "a >= b;b >= 4.9| a >= b against b >= 4.9 and a <= 4.7",
                "a + c >= 7| a + c >= 7 against c = 2.0 and a <= 4.7",
                "a + b <= 7;a + b >= 8;a <= 4| a + b <= 7 against a + b >= 8",
                "c >= 3| c >= 3 against c = 2.0"
            })
    void contradictionsAreNamed(String constraints, String conflict) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> region(constraints.split(";")).requireDesigns())
                .withMessage("expected constraints that leave some design, found " + conflict);
    }

    @Test
    void touchingConstraintsAreNoContradiction() {
        assertThatCode(() -> region("a + b <= 6.4").requireDesigns()).doesNotThrowAnyException();
        assertThatCode(() -> region("a + b <= 7", "a + b >= 7", "a = b").requireDesigns())
                .doesNotThrowAnyException();
    }
}
