package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

class SinewaveLoopsTest {

    @Test
    void aDesignBelongsToTheNearestMaximum() {
        var random = new Seed(1).generator();
        for (int trial = 0; trial < 2000; trial++) {
            double x1 = random.nextDouble(-1, 1);
            double x2 = random.nextDouble(-1, 1);
            assertThat(SinewaveLoops.loop(x1, x2)).isEqualTo(nearestMaximum(x1, x2));
        }
    }

    @Test
    void maximaAreMaximaOfTheSinewave() {
        for (double x1 : new double[] {-1 / 2.0, 1 / 6.0, 5 / 6.0}) {
            for (double x2 : new double[] {-2 / 3.0, 0, 2 / 3.0}) {
                assertThat(new Sinewave().evaluate(new double[] {x1, x2})[0]).isGreaterThan(2 - 1e-12);
            }
        }
    }

    @Test
    void countsDesignsOfEachLoop() {
        double[][] x = {{-0.5, -0.45, 0.8, 0.8}, {-0.7, -0.6, 0.6, 0.1}};
        SinewaveLoops loops = SinewaveLoops.of(x);
        assertThat(loops.counts()).containsExactly(2, 0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(loops.reached()).isEqualTo(3);
    }

    @Test
    void designsOfTheLevelSetReachAllLoops() {
        double[][] x = new Sinewave().sample(20_000, new Seed(2));
        SinewaveLoops loops = SinewaveLoops.of(x);
        assertThat(loops.reached()).isEqualTo(9);
        assertThat(loops.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20_000);
    }

    @Test
    void countsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinewaveLoops(List.of(1, 2)))
                .withMessageContaining("expected 9 counts");
        assertThatIllegalArgumentException().isThrownBy(() -> new SinewaveLoops(Collections.nCopies(9, -1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SinewaveLoops.of(new double[3][1]))
                .withMessageContaining("found 3");
    }

    private static int nearestMaximum(double x1, double x2) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int loop = 0; loop < 9; loop++) {
            double distance = Math.hypot(x1 - (-0.5 + loop / 3 * 2 / 3.0), x2 - (-2 / 3.0 + loop % 3 * 2 / 3.0));
            if (distance < least) {
                least = distance;
                nearest = loop;
            }
        }
        return nearest;
    }
}
