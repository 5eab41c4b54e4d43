package org.preimage.bench.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.random.Seed;
import org.preimage.space.Pixels;

final class ModulusRivalsTest {
    private static final double MODULUS = 0.2;
    private static final UnitCell CELL = new UnitCell(new Pixels(32, 32), true, true);
    private final ModulusRivals rivals = new ModulusRivals(MODULUS, new Seed(4));

    private static double modulus(double[] cell) {
        return Moduli.of(
                        new Homogenization(32, Homogenization.VOID).evaluation().evaluate(cell))
                .mean();
    }

    @Test
    void greyCellsReachTheModulus() {
        for (List<double[]> found : List.of(rivals.descents(3, 20, false), rivals.stiffenings(3, 40, false))) {
            assertThat(found).hasSize(3);
            assertThat(found).allSatisfy(cell -> assertThat(modulus(cell)).isCloseTo(MODULUS, within(2e-3)));
        }
    }

    /// SIMP seeks as little material as has the modulus, a descent just the modulus.
    @Test
    void stiffeningTakesLessMaterial() {
        double descended = mean(rivals.descents(4, 40, false));
        assertThat(mean(rivals.stiffenings(4, 40, false))).isLessThan(descended - 0.02);
    }

    private static double mean(List<double[]> cells) {
        return cells.stream().flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    @Test
    void whatIsCutIsBinaryAndCanBeMade() {
        int made = 0;
        for (double[] cell : rivals.descents(6, 20, true)) {
            assertThat(cell).containsOnly(0, 1);
            double[] part = CELL.fold(cell);
            boolean[] solid = new boolean[part.length];
            for (int e = 0; e < part.length; e++) {
                solid[e] = part[e] == 1;
            }
            made += new Fabrication(CELL, 1).allows(solid) ? 1 : 0;
        }
        assertThat(made).isGreaterThanOrEqualTo(3);
    }
}
