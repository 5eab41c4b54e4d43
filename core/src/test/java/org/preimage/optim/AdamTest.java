package org.preimage.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AdamTest {

    /// Algorithm 1 of Kingma and Ba (2015) as it is written there, in double precision, for 200 steps.
    @Test
    void stepsAreThoseOfThePaper() {
        float[] x = {1f, -2f, 0.5f, 30f, 1e-3f};
        double[] exact = {x[0], x[1], x[2], x[3], x[4]};
        double[] m = new double[5];
        double[] v = new double[5];
        Adam adam = new Adam(5);
        for (int t = 1; t <= 200; t++) {
            float[] g = new float[5];
            for (int i = 0; i < 5; i++) {
                g[i] = (float) (Math.sin(t * (i + 1)) + 0.1 * x[i]);
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double mean = m[i] / (1 - Math.pow(0.9, t));
                double square = v[i] / (1 - Math.pow(0.999, t));
                exact[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
            }
            adam.step(x, g, 0.01);
            for (int i = 0; i < 5; i++) {
                assertThat((double) x[i]).as("step %d", t).isCloseTo(exact[i], within(1e-6 * t));
            }
        }
    }

    @Test
    void theFirstStepIsTheRateWhateverTheGradientsSize() {
        float[] x = new float[3];
        new Adam(3).step(x, new float[] {1e-4f, -1f, 1e4f}, 0.5);
        assertThat(x[0]).isCloseTo(-0.5f, within(1e-4f));
        assertThat(x[1]).isCloseTo(0.5f, within(1e-5f));
        assertThat(x[2]).isCloseTo(-0.5f, within(1e-5f));
    }

    @Test
    void afterAResetItStartsAnew() {
        float[] once = {1f, 2f};
        float[] again = {1f, 2f};
        float[] g = {0.3f, -0.7f};
        Adam used = new Adam(2);
        used.step(new float[2], new float[] {9f, 9f}, 1);
        used.reset();
        used.step(again, g, 0.1);
        new Adam(2).step(once, g, 0.1);
        assertThat(again).containsExactly(once);
    }

    @Test
    void fromAStateItGoesOnAsItWould() {
        float[] g = {0.3f, -0.7f};
        float[] x = {1f, 2f};
        Adam whole = new Adam(2);
        whole.step(x, g, 0.1);
        Adam.State state = whole.state();
        float[] same = x.clone();
        whole.step(x, g, 0.1);
        Adam continued = new Adam(2);
        continued.restore(state);
        continued.step(same, g, 0.1);
        assertThat(same).containsExactly(x);
        assertThat(state.steps()).isEqualTo(1);
    }

    @Test
    void aBowlIsWalkedDown() {
        float[] x = {3f, -4f};
        Adam adam = new Adam(2);
        for (int t = 0; t < 2000; t++) {
            adam.step(x, new float[] {2 * x[0], 20 * x[1]}, 0.01);
        }
        assertThat(x[0]).isCloseTo(0f, within(1e-3f));
        assertThat(x[1]).isCloseTo(0f, within(1e-3f));
    }
}
