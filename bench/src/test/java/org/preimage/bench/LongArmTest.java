package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.preimage.math.Columns;
import org.preimage.random.Seed;

final class LongArmTest {
    private static final LongArm ARM = new LongArm();

    @Test
    void aStraightArmPointsWhereItIsTurned() {
        double[] x = new double[1000];
        x[0] = 0.3;
        assertThat(ARM.evaluate(x)[0]).isCloseTo(Math.cos(0.3), within(1e-12));
        assertThat(ARM.evaluate(x)[1]).isCloseTo(Math.sin(0.3), within(1e-12));
    }

    /// With the same angle at every joint the tip is a geometric sum of complex numbers.
    @Test
    void anEvenlyBentArmIsAnArc() {
        double angle = 0.002;
        double[] x = new double[1000];
        Arrays.fill(x, angle);
        double chord = Math.sin(1000 * angle / 2) / Math.sin(angle / 2) / 1000;
        double[] tip = ARM.evaluate(x);
        assertThat(tip[0]).isCloseTo(chord * Math.cos(1001 * angle / 2), within(1e-12));
        assertThat(tip[1]).isCloseTo(chord * Math.sin(1001 * angle / 2), within(1e-12));
    }

    @Test
    void jacobianEqualsCentralDifferences() {
        double[] x = Columns.row(ARM.sample(1, new Seed(1)), 0);
        double[][] jacobian = ARM.jacobian(x);
        for (int j = 0; j < x.length; j += 37) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += 1e-5;
            down[j] -= 1e-5;
            for (int i = 0; i < 2; i++) {
                double difference = (ARM.evaluate(up)[i] - ARM.evaluate(down)[i]) / (up[j] - down[j]);
                assertThat(difference).isCloseTo(jacobian[i][j], within(1e-8));
            }
        }
    }

    /// The last direction is a sum of all joints; with 4000 designs its variance is known to 2.2 %.
    @Test
    void theLastDirectionHasVarianceOne() {
        double[][] x = ARM.sample(4000, new Seed(2));
        double squares = 0;
        for (int row = 0; row < 4000; row++) {
            double direction = 0;
            for (double[] joint : x) {
                direction += joint[row];
            }
            squares += direction * direction / 4000;
        }
        assertThat(squares).isCloseTo(1, within(0.11));
        assertThat(ARM.pairs(2, new Seed(3)).x()).hasDimensions(1000, 2);
    }
}
