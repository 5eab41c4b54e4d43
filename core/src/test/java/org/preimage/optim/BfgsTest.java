package org.preimage.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BfgsTest {
    private static final double[] LOW = {-5, -5};
    private static final double[] HIGH = {5, 5};

    private static double rosenbrock(double[] x, double[] gradient) {
        double a = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * a - 2 * (1 - x[0]);
        gradient[1] = 200 * a;
        return 100 * a * a + (1 - x[0]) * (1 - x[0]);
    }

    @Test
    void findsTheBottomOfABentValley() {
        Bfgs.Least least = new Bfgs(200, 0).minimize(BfgsTest::rosenbrock, new double[] {-1.2, 1}, LOW, HIGH);
        assertThat(least.x()).containsExactly(new double[] {1, 1}, within(1e-6));
        assertThat(least.value()).isLessThan(1e-12);
    }

    /// On the edge `x₁ = 0.5` the least value is at `x₂ = 0.25`.
    @Test
    void staysInTheBox() {
        Bfgs.Least least =
                new Bfgs(200, 0).minimize(BfgsTest::rosenbrock, new double[] {-1.2, 9}, LOW, new double[] {0.5, 5});
        assertThat(least.x()).containsExactly(new double[] {0.5, 0.25}, within(1e-6));
    }

    @Test
    void goesAroundWhereThereIsNoValue() {
        Bfgs.Smooth logarithm = (x, gradient) -> {
            gradient[0] = 1 - 1 / x[0];
            return x[0] > 0 ? x[0] - Math.log(x[0]) : Double.NaN;
        };
        Bfgs.Least least = new Bfgs(100, 0).minimize(logarithm, new double[] {4}, new double[] {-9}, new double[] {9});
        assertThat(least.x()[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void settingsThatMakeNoSearchAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bfgs(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bfgs(1, Double.NaN));
    }
}
