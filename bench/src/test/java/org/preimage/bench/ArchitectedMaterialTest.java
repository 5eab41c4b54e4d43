package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Seed;

class ArchitectedMaterialTest {
    private static final Problem PROBLEM = Problems.named("architecture");

    @Test
    void aSolidHasTheModuliOfTheSolid() {
        double[] x = new double[1024];
        Arrays.fill(x, 1);
        assertThat(PROBLEM.evaluate(x)).containsExactly(new double[] {1, 1, 1, 1 / 2.6, 0}, within(1e-12));
    }

    @Test
    void columnsAreInTheOrderOfThePixels() {
        assertThat(PROBLEM.space().inputNames())
                .hasSize(1024)
                .startsWith("p0", "p1")
                .endsWith("p1023");
        assertThat(PROBLEM.space().outputNames()).containsExactly("E", "E_x", "E_y", "G", "porosity");
        double[] layers = new double[1024];
        Arrays.fill(layers, 0, 512, 1);
        double[] y = PROBLEM.evaluate(layers);
        assertThat(y[1]).as("along the layers").isCloseTo(0.5, within(1e-4));
        assertThat(y[2]).as("across them").isLessThan(1e-4);
        assertThat(y[4]).isEqualTo(0.5);
    }

    @Test
    void slopesAreCentralDifferences() {
        double[] x = new Seed(1).generator().doubles(1024, 0.1, 0.9).toArray();
        double[][] jacobian = PROBLEM.jacobian(x);
        double h = 1e-4;
        for (int e = 0; e < 1024; e += 97) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[e] += h;
            down[e] -= h;
            double[] above = PROBLEM.evaluate(up);
            double[] below = PROBLEM.evaluate(down);
            for (int o = 0; o < above.length; o++) {
                assertThat((above[o] - below[o]) / (up[e] - down[e])).isCloseTo(jacobian[o][e], within(1e-8));
            }
        }
    }

    @Test
    void pairsHoldThePropertiesOfTheirCells() {
        Pairs pairs = PROBLEM.pairs(12, new Seed(4));
        assertThat(pairs.x()).isDeepEqualTo(PROBLEM.sample(12, new Seed(4)));
        assertThat(Columns.row(PROBLEM.sample(3, new Seed(4)), 2)).isEqualTo(Columns.row(pairs.x(), 2));
        for (int row = 0; row < 12; row++) {
            assertThat(Columns.row(pairs.y(), row)).containsExactly(PROBLEM.evaluate(Columns.row(pairs.x(), row)));
        }
    }

    @Test
    void theUsualTargetIsThatOfACellThatThereIs() {
        Pairs pair = ((IndexedProblem) PROBLEM).pairs(31, 1, new Seed(1));
        assertThat(PROBLEM.usualTarget().isHitBy(Columns.row(pair.y(), 0))).isTrue();
        assertThat(Columns.row(pair.x(), 0)).containsOnly(0, 1);
    }

    @Test
    void whatIsNoMaterialIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROBLEM.evaluate(new double[1025]))
                .withMessage("architecture: expected a design of 1024 values, found 1025");
        double[] x = new double[1024];
        x[7] = 1.5;
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> PROBLEM.jacobian(x))
                .withMessage("architecture: expected densities in [0, 1], found 1.5 as p7");
        assertThatIllegalArgumentException().isThrownBy(() -> PROBLEM.sample(-1, new Seed(2)));
    }
}
