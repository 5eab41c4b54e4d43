package org.preimage.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.space.Pixels;

final class LevelSetTest {
    private static final UnitCell MIRRORED = new UnitCell(new Pixels(32, 32), true, true);

    /// Against a search over all pixels of nine cells side by side.
    @ParameterizedTest
    @CsvSource({"8, 8, true, true", "8, 6, false, true", "5, 7, false, false"})
    void distancesAreThoseToTheNearestOtherPixel(int rows, int columns, boolean upDown, boolean leftRight) {
        UnitCell cell = new UnitCell(new Pixels(rows, columns), upDown, leftRight);
        LevelSet set = new LevelSet(cell);
        RandomGenerator random = new Seed(2).generator();
        boolean[] solid = new boolean[cell.count()];
        for (int e = 0; e < solid.length; e++) {
            solid[e] = random.nextInt(4) > 0;
        }
        double[] distance = new double[solid.length];
        set.distances(solid, distance);
        for (int e = 0; e < solid.length; e++) {
            double least = Double.POSITIVE_INFINITY;
            for (int r = -rows; r < 2 * rows; r++) {
                for (int c = -columns; c < 2 * columns; c++) {
                    int other = Math.floorMod(r, rows) * columns + Math.floorMod(c, columns);
                    if (solid[cell.deciding(other)] != solid[e]) {
                        least = Math.min(least, Math.hypot(r - e / cell.columns(), c - e % cell.columns()) - 0.5);
                    }
                }
            }
            assertThat(distance[e]).isCloseTo(solid[e] ? least : -least, within(1e-12));
        }
    }

    @Test
    void smoothShapesComeBackAsTheyWere() {
        LevelSet set = new LevelSet(MIRRORED);
        assertThat(set.width()).isEqualTo(106);
        Batch cross = Batch.zeros(1, MIRRORED.count());
        for (int e = 0; e < MIRRORED.count(); e++) {
            cross.set(0, e, e / 16 < 5 || e % 16 < 6 ? 1f : -1f);
        }
        try (Workers workers = new Workers(2)) {
            Batch back = set.decode(set.encode(cross, workers));
            for (int e = 0; e < MIRRORED.count(); e++) {
                assertThat(LevelSet.isSolid(back.get(0, e)))
                        .as("pixel %d", e)
                        .isEqualTo(LevelSet.isSolid(cross.get(0, e)));
                assertThat(back.get(0, e)).isBetween(-1f, 1f);
            }
        }
    }

    /// Of shapes without mirror lines, too.
    @ParameterizedTest
    @CsvSource({"32, 32, true, true", "16, 12, false, true", "9, 12, false, false"})
    void whatComesOfWavesIsMadeOfThem(int rows, int columns, boolean upDown, boolean leftRight) {
        LevelSet set = new LevelSet(new UnitCell(new Pixels(rows, columns), upDown, leftRight));
        RandomGenerator random = new Seed(4).generator();
        Batch numbers = Batch.zeros(1, set.width());
        double square = 0;
        for (int w = 0; w < set.width(); w++) {
            numbers.set(0, w, (float) (0.02 * random.nextGaussian())); // nothing is cut off
            square += numbers.get(0, w) * numbers.get(0, w);
        }
        Batch part = set.decode(numbers);
        double sum = 0;
        for (int e = 0; e < part.width(); e++) {
            sum += part.get(0, e) * part.get(0, e) / 4;
        }
        assertThat(sum).isCloseTo(square, within(1e-5 * square)); // the waves are orthonormal
    }
}
