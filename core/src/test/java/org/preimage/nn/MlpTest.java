package org.preimage.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.grad.Parameters;
import org.preimage.math.Activation;
import org.preimage.random.Seed;

final class MlpTest {
    private static final Architecture SHAPE = new Architecture(3, List.of(5, 9), 2, Activation.SILU);

    @Test
    void anArchitectureKnowsItsLayers() {
        assertThat(SHAPE.layers()).isEqualTo(3);
        assertThat(new int[] {SHAPE.into(0), SHAPE.outOf(0), SHAPE.into(2), SHAPE.outOf(2)})
                .containsExactly(3, 5, 9, 2);
    }

    @Test
    void emptyLayersAreRefused() {
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(4, 0))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Architecture(2, hidden, 1, Activation.RELU))
                    .withMessageContaining("found 2 → " + hidden + " → 1");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Architecture(0, List.of(1), 1, Activation.RELU));
        assertThatIllegalArgumentException().isThrownBy(() -> new Architecture(1, List.of(1), 0, Activation.RELU));
    }

    @Test
    void weightsAndBiasesAreReadAsTheyWereSet() {
        Mlp mlp = new Mlp("net", SHAPE, new Parameters());
        float[] weight = new float[45];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = i + 1;
        }
        mlp.weight(1, weight);
        mlp.bias(1, Arrays.copyOf(weight, 9));
        assertThat(mlp.weight(1)).containsExactly(weight);
        assertThat(mlp.bias(1)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(mlp.weight(0)).containsOnly(0f);
        assertThat(mlp.bias(2)).containsOnly(0f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mlp.weight(1, new float[44]))
                .withMessage("Mlp: expected 45 values, found 44");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mlp.bias(2, new float[3]))
                .withMessage("Mlp: expected 2 values, found 3");
    }

    /// U(−b, b) has the variance b²/3. Of 64 · 400 draws the sample variance is within 4 % of it but for a
    /// chance below 1e-6.
    @Test
    void initialWeightsAreUniformBetweenPlusAndMinusOneOverTheRoot() {
        Mlp mlp = new Mlp("net", new Architecture(64, List.of(400), 3, Activation.RELU), new Parameters());
        mlp.initialize(new Seed(5).generator(), 1f);
        double bound = 1 / Math.sqrt(64);
        double square = 0;
        for (float w : mlp.weight(0)) {
            assertThat((double) w).isBetween(-bound, bound);
            square += (double) w * w;
        }
        assertThat(square / mlp.weight(0).length).isCloseTo(bound * bound / 3, within(0.04 * bound * bound / 3));
        assertThat(mlp.bias(1)).doesNotContain(0f);
    }

    @Test
    void aScaledLastLayerIsSmallAndWithoutBias() {
        Mlp full = new Mlp("net", SHAPE, new Parameters());
        Mlp small = new Mlp("net", SHAPE, new Parameters());
        full.initialize(new Seed(5).generator(), 1f);
        small.initialize(new Seed(5).generator(), 0.25f);
        assertThat(small.weight(1)).containsExactly(full.weight(1));
        for (int i = 0; i < full.weight(2).length; i++) {
            assertThat(small.weight(2)[i]).isEqualTo(full.weight(2)[i] / 4);
        }
        assertThat(small.bias(2)).containsOnly(0f);
    }
}
