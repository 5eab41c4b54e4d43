package org.preimage.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.random.Seed;

/// The laws of every point set.
final class PointSetTest {
    private static final Seed SEED = new Seed(11);
    private static final int[][] SHAPES = {{1, 1}, {1, 5}, {2, 1}, {2, 2}, {3, 7}, {17, 1}, {64, 3}, {37, 40}};

    static Stream<PointSet> everyPointSet() {
        return Stream.of(new SimpleRandom(), new LatinHypercube(), new MaximinLatinHypercube(20_000), new Sobol());
    }

    static Stream<PointSet> everyLatinHypercube() {
        return Stream.of(new LatinHypercube(), new MaximinLatinHypercube(20_000));
    }

    @ParameterizedTest
    @MethodSource("everyPointSet")
    void pointsHaveTheShapeAndLieStrictlyInside(PointSet set) {
        for (int[] shape : SHAPES) {
            double[][] points = set.points(shape[0], shape[1], SEED);
            assertThat(points).hasDimensions(shape[0], shape[1]);
            for (double[] point : points) {
                for (double coordinate : point) {
                    assertThat(coordinate).isGreaterThan(0).isLessThan(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyPointSet")
    void theSeedAloneDecides(PointSet set) {
        double[][] points = set.points(30, 4, SEED);
        assertThat(set.points(30, 4, SEED)).isDeepEqualTo(points);
        assertThat(set.points(30, 4, new Seed(12))[5]).isNotEqualTo(points[5]);
    }

    @ParameterizedTest
    @MethodSource("everyPointSet")
    void emptyShapesAreRefused(PointSet set) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.points(0, 3, SEED))
                .withMessageContaining("0 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.points(3, 0, SEED))
                .withMessageContaining("3 × 0");
    }

    @ParameterizedTest
    @MethodSource("everyLatinHypercube")
    void everyCellOfEveryCoordinateHoldsOnePoint(PointSet set) {
        for (int[] shape : SHAPES) {
            double[][] points = set.points(shape[0], shape[1], SEED);
            for (int c = 0; c < shape[1]; c++) {
                assertThat(cellsHit(points, c)).isEqualTo(shape[0]);
            }
        }
    }

    private static long cellsHit(double[][] points, int coordinate) {
        return Stream.of(points)
                .map(point -> (int) (point[coordinate] * points.length))
                .distinct()
                .count();
    }

    /// The sum of the coordinates has a mean over 50 points whose variance under random points is 5 / (12 ·
    /// 50); 200 seeds estimate it within 40 % at 4 standard errors. A hypercube at the centers of its cells
    /// has none at all.
    @ParameterizedTest
    @MethodSource("everyPointSet")
    void meansVaryLessThanUnderRandomPoints(PointSet set) {
        double random = 5.0 / (12 * 50);
        double sum = 0;
        int seeds = 200;
        PointSet cheap = set instanceof MaximinLatinHypercube ? new MaximinLatinHypercube(0) : set;
        for (int s = 0; s < seeds; s++) {
            sum += Math.pow(meanOfSums(cheap.points(50, 5, new Seed(s))) - 2.5, 2) / seeds;
        }
        if (set instanceof SimpleRandom) {
            assertThat(sum).isBetween(0.6 * random, 1.4 * random);
        } else {
            assertThat(sum).isLessThan(0.02 * random);
        }
    }

    private static double meanOfSums(double[][] points) {
        double sum = 0;
        for (double[] point : points) {
            for (double coordinate : point) {
                sum += coordinate;
            }
        }
        return sum / points.length;
    }

    @Test
    void pointSetsAreFoundByName() {
        for (PointSet set : PointSet.all()) {
            assertThat(PointSet.named(set.name())).isEqualTo(set);
        }
        assertThat(PointSet.all()).extracting(PointSet::name).containsExactly("random", "lhs", "maximin", "sobol");
    }

    @Test
    void anUnknownNameIsRefusedWithAllThatAreKnown() {
        for (String unknown : new String[] {"sobel", "Maximum", "LHS", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PointSet.named(unknown))
                    .withMessage("PointSet: expected one of random, lhs, maximin, sobol, found '" + unknown + "'");
        }
    }
}
