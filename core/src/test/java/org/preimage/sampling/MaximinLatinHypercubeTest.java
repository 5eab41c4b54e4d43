package org.preimage.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.random.Seed;

final class MaximinLatinHypercubeTest {
    private static final Seed SEED = new Seed(2);

    /// The smallest squared distance in cells, from the points themselves.
    private static long squaredCells(double[][] points) {
        return Math.round(Math.pow(MaximinLatinHypercube.minimumDistance(points) * points.length, 2));
    }

    @Test
    void minimumDistanceIsThatOfTheClosestPair() {
        double[][] points = {{0, 0, 0}, {1, 0, 0}, {0.3, 0.4, 0}, {0.9, 0.9, 0.9}};
        assertThat(MaximinLatinHypercube.minimumDistance(points)).isCloseTo(0.5, within(1e-15));
        assertThat(MaximinLatinHypercube.minimumDistance(new double[][] {{0.5}}))
                .isInfinite();
    }

    @Test
    void pointsAreAtTheCentersOfTheCells() {
        for (double[] point : new MaximinLatinHypercube(1000).points(16, 3, SEED)) {
            for (double coordinate : point) {
                assertThat(coordinate * 32 % 2).isEqualTo(1);
            }
        }
    }

    /// The optimum of these sizes is known: for 2 × 2 to 5 × 3 any reader can list all hypercubes.
    @ParameterizedTest
    @CsvSource({"2, 2, 2", "3, 2, 2", "4, 2, 5", "5, 2, 5", "7, 2, 8", "10, 2, 10", "5, 3, 11", "6, 3, 14", "4, 1, 1"})
    void smallDesignsReachTheOptimum(int n, int k, long squared) {
        double[][] points = new MaximinLatinHypercube(50_000).points(n, k, SEED);
        assertThat(squaredCells(points)).isEqualTo(squared);
    }

    /// The optimum of 5 points in 3 dimensions, by trying all 120² hypercubes whose first coordinate is in
    /// order.
    @Test
    void fivePointsInThreeDimensionsHaveTheOptimumOfAllHypercubes() {
        List<int[]> orders = new ArrayList<>();
        permute(new int[] {0, 1, 2, 3, 4}, 0, orders);
        long best = 0;
        for (int[] second : orders) {
            for (int[] third : orders) {
                int[][] cells = {{0, 1, 2, 3, 4}, second, third};
                best = Math.max(best, Design.of(cells).squaredDistance());
            }
        }
        assertThat(squaredCells(new MaximinLatinHypercube(50_000).points(5, 3, SEED)))
                .isEqualTo(best);
    }

    private static void permute(int[] values, int from, List<int[]> all) {
        if (from == values.length) {
            all.add(values.clone());
        }
        for (int i = from; i < values.length; i++) {
            int[] next = values.clone();
            next[from] = values[i];
            next[i] = values[from];
            permute(next, from + 1, all);
        }
    }

    @Test
    void theDefaultEffortComesNearTheBestKnownDesigns() throws IOException {
        String shared = System.getProperty("preimage.shared", "");
        assumeFalse(shared.isEmpty(), "skipped: -Dpreimage.shared names no folder with maximin_lhd_l2_reference.csv");
        for (String line : Files.readAllLines(Path.of(shared, "data", "maximin_lhd_l2_reference.csv"))) {
            String[] fields = line.split(",", -1);
            if (fields[1].equals("20")) {
                int k = Integer.parseInt(fields[0]);
                double best = Math.sqrt(Integer.parseInt(fields[2]));
                double[][] points = MaximinLatinHypercube.withDefaults().points(20, k, SEED);
                double fraction = MaximinLatinHypercube.minimumDistance(points) * 20 / best;
                assertThat(fraction).as("20 × %d", k).isGreaterThan(k == 2 || k > 6 ? 0.90 : 0.93);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 2, 20000", "40, 5, 20000", "60, 13, 20000", "20, 60, 20000", "300, 3, 20000", "30, 4, 0"})
    void anyEffortBeatsTheBestOfManyRandomHypercubes(int n, int k, long moves) {
        double best = 0;
        for (int s = 0; s < 100; s++) {
            int[][] cells = LatinHypercube.cells(new Shape(n, k), new Seed(s).generator());
            best = Math.max(best, Math.sqrt(Design.of(cells).squaredDistance()) / n);
        }
        double[][] points = new MaximinLatinHypercube(moves).points(n, k, SEED);
        assertThat(MaximinLatinHypercube.minimumDistance(points)).isGreaterThan(best);
    }

    @Test
    void moreMovesDoBetter() {
        double few = 0;
        double many = 0;
        for (int s = 0; s < 5; s++) {
            few += MaximinLatinHypercube.minimumDistance(new MaximinLatinHypercube(2_000).points(50, 6, new Seed(s)));
            many += MaximinLatinHypercube.minimumDistance(
                    new MaximinLatinHypercube(200_000).points(50, 6, new Seed(s)));
        }
        assertThat(many).isGreaterThan(1.05 * few);
    }

    /// Too many points for a table of pairs: the best lattice, which no random hypercube comes near.
    @ParameterizedTest
    @CsvSource({"3001, 2, 10", "4000, 6, 3", "3500, 20, 1.3"})
    void largeDesignsAreLattices(int n, int k, double times) {
        double random = 0;
        for (int s = 0; s < 20; s++) {
            double[][] points = new LatinHypercube().points(n, k, new Seed(s));
            random = Math.max(random, MaximinLatinHypercube.minimumDistance(points));
        }
        double[][] points = new MaximinLatinHypercube(250_000).points(n, k, SEED);
        assertThat(points).hasDimensions(n, k);
        assertThat(MaximinLatinHypercube.minimumDistance(points)).isGreaterThan(times * random);
    }

    /// Too many dimensions for a lattice too: the best of as many random hypercubes as the effort allows.
    @Test
    void largeDesignsInManyDimensionsAreTheBestOfSeveral() {
        double one = MaximinLatinHypercube.minimumDistance(new MaximinLatinHypercube(0).points(3001, 101, SEED));
        double several =
                MaximinLatinHypercube.minimumDistance(new MaximinLatinHypercube(5_000_000).points(3001, 101, SEED));
        assertThat(several).isGreaterThan(one);
        assertThat(Annealing.fits(new Shape(3001, 2))).isFalse();
        assertThat(Annealing.fits(new Shape(1000, 1023))).isTrue();
        assertThat(Annealing.fits(new Shape(3000, 1023))).isFalse();
    }

    /// The pair by pair definition, without the order of the search.
    @Test
    void distancesAreThoseOfAllPairs() {
        int[][] cells = LatinHypercube.cells(new Shape(60, 3), SEED.generator());
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                long sum = 0;
                for (int[] column : cells) {
                    sum += (long) (column[i] - column[j]) * (column[i] - column[j]);
                }
                smallest = Math.min(smallest, sum);
            }
        }
        assertThat(Design.of(cells).squaredDistance()).isEqualTo(smallest);
        assertThat(Design.squaredDistance(cells, smallest)).isLessThanOrEqualTo(smallest);
        double[][] points = new double[60][3];
        for (int i = 0; i < 60; i++) {
            for (int c = 0; c < 3; c++) {
                points[i][c] = cells[c][i];
            }
        }
        assertThat(MaximinLatinHypercube.minimumDistance(points)).isEqualTo(Math.sqrt(smallest));
    }

    /// The best squared distances that were known before are exceeded; a search that does not has been spoilt.
    @ParameterizedTest
    @CsvSource({"20, 6, 285", "20, 9, 517"})
    void moreEffortBeatsTheBestKnownBefore(int n, int k, long known) {
        double[][] points = MaximinLatinHypercube.withEffort(3).points(n, k, new Seed(1));
        assertThat(squaredCells(points)).isGreaterThan(known);
    }

    /// The distances the search keeps up to date are those of the design it returns.
    @ParameterizedTest
    @CsvSource({"3, 2", "25, 3", "40, 20", "101, 4"})
    void theDistanceKeptThroughTheMovesIsTrue(int n, int k) {
        Design start = Design.of(LatinHypercube.cells(new Shape(n, k), SEED.generator()));
        Annealing.Schedule schedule = new Annealing.Schedule(30_000, 1e-2, 1e-4);
        Design design = Annealing.improve(start, schedule, SEED.of(1).generator());
        assertThat(Design.of(design.cells()).squaredDistance()).isEqualTo(design.squaredDistance());
        assertThat(design.squaredDistance()).isGreaterThanOrEqualTo(start.squaredDistance());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, 300_001})
    void anUnusualEffortIsRefused(double effort) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaximinLatinHypercube.withEffort(effort))
                .withMessageContaining("expected an effort from 0 to 300000, found " + effort);
        assertThat(MaximinLatinHypercube.withEffort(0.5).moves()).isEqualTo(MaximinLatinHypercube.DEFAULT_MOVES / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE})
    void anEffortOutOfRangeIsRefused(long moves) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaximinLatinHypercube(moves))
                .withMessageContaining("found " + moves);
    }
}
