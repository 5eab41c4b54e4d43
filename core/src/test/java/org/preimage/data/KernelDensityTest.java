package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

final class KernelDensityTest {
    private static final int ROWS = 4000;

    /// Uniform in one input, normal in the other, both in units that are not standard.
    private static double[][] sample() {
        RandomGenerator random = new Seed(5).generator();
        double[][] x = new double[2][ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[0][i] = 10 * random.nextDouble();
            x[1][i] = 3 + 2 * Draws.normal(random);
        }
        return x;
    }

    /// Against the densities themselves: flat up to the faces of the box, and the bell across it.
    @Test
    void densitiesAreThoseOfTheSample() {
        KernelDensity density = KernelDensity.of(sample());
        double[] along = density.log(new double[][] {{5, 0.05, 9.9, 2.5}, {3, 3, 3, 3}});
        for (double value : along) {
            assertThat(value - along[0]).isCloseTo(0, within(0.3));
        }
        double[] across = density.log(new double[][] {{5, 5, 5}, {3, 5, 7}});
        assertThat(across[1] - across[0]).isCloseTo(-0.5, within(0.25));
        assertThat(across[2] - across[0]).isCloseTo(-2, within(0.5));
    }

    @Test
    void oneRowHasNoDensity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.of(new double[][] {{1}}))
                .withMessageContaining("expected at least two rows, found 1");
    }
}
