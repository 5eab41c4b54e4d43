package org.preimage.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.math.Batch;
import org.preimage.random.Seed;

final class LatentPointsTest {
    @Test
    void coordinatesBecomeQuantilesAtTheirPlace() {
        Batch latent = LatentPoints.normal(new double[][] {{0.5, 0.975, 0.1}, {0.8413447460685429, 0.025, 0.9}});
        assertThat(latent.size()).isEqualTo(2);
        assertThat(latent.width()).isEqualTo(3);
        float[] expected = {0, 1, 1.959964f, -1.959964f, -1.2815516f, 1.2815516f};
        assertThat(latent.data()).containsExactly(expected, within(1e-6f));
    }

    @Test
    void theWallsOfTheCubeAreNotInfinite() {
        Batch latent = LatentPoints.normal(new double[][] {{0, 1, Double.MIN_VALUE, Math.nextDown(1.0)}});
        for (float z : latent.data()) {
            assertThat(Math.abs(z)).isBetween(8.0f, 8.3f);
        }
    }

    @Test
    void everyPointSetGivesAFiniteLatent() {
        for (PointSet set : new PointSet[] {new SimpleRandom(), new LatinHypercube(), new Sobol()}) {
            for (float z : LatentPoints.normal(set.points(4096, 5, new Seed(1))).data()) {
                assertThat(z).isBetween(-8.3f, 8.3f);
            }
        }
    }

    @Test
    void noPointsGiveAnEmptyBatch() {
        assertThat(LatentPoints.normal(new double[0][]).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1.001, Double.NaN})
    void whatIsOutsideTheCubeIsRefused(double u) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatentPoints.normal(new double[][] {{0.5, 0.5}, {0.5, u}}))
                .withMessageContaining("found " + u + " in point 1, dimension 1");
    }

    @Test
    void rowsOfDifferentLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatentPoints.normal(new double[][] {{0.5, 0.5}, {0.5}}))
                .withMessageContaining("expected 2 coordinates, found 1 in point 1");
    }
}
