package org.preimage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.ExactMlp;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Fits of `y = sin(2a) + b`.
final class NetworkFitTest {
    private static final Rows ROWS = new Rows(x(400, 1), y(x(400, 1)), x(50, 2), y(x(50, 2)));
    private static final Architecture SHAPE = new Architecture(2, List.of(16, 16), 1, Activation.SILU);

    private static Batch x(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        Batch x = Batch.zeros(n, 2);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = random.nextFloat(-1.5f, 1.5f);
        }
        return x;
    }

    private static Batch y(Batch x) {
        Batch y = Batch.zeros(x.size(), 1);
        for (int i = 0; i < x.size(); i++) {
            y.set(i, 0, (float) (Math.sin(2 * x.get(i, 0)) + x.get(i, 1)));
        }
        return y;
    }

    private static NetworkFit fit(Architecture shape, int epochs, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            return NetworkFit.of(ROWS, shape, new Schedule(epochs, 80, 1e-2, 1e-4, epochs), new Seed(3), context);
        }
    }

    @Test
    void aSmoothFunctionIsLearned() {
        NetworkFit fit = fit(SHAPE, 200, 2);
        assertThat(fit.error()).isLessThan(1e-3);
        assertThat(fit.log().epochs()).hasSize(200);
    }

    @Test
    void theErrorIsThatOfTheReturnedNetworkOnTheValidationRows() {
        NetworkFit fit = fit(SHAPE, 20, 1);
        ExactMlp network = new ExactMlp(fit.mlp());
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            double error = network.apply(
                                    ROWS.validationX().get(i, 0),
                                    ROWS.validationX().get(i, 1))[0]
                    - ROWS.validationY().get(i, 0);
            sum += error * error;
        }
        assertThat(fit.error()).isCloseTo(sum / 50, within(1e-6));
        assertThat(fit.log().epochs()).allSatisfy(row -> assertThat(row[1]).isGreaterThanOrEqualTo(fit.error()));
    }

    @Test
    void theNumbersDoNotDependOnTheThreads() {
        float[] one = fit(SHAPE, 3, 1).mlp().weight(1);
        assertThat(fit(SHAPE, 3, 3).mlp().weight(1)).containsExactly(one);
    }

    @Test
    void rowsAndSchedulesAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rows(x(3, 1), y(x(4, 1)), x(2, 1), y(x(2, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rows(x(3, 1), y(x(3, 1)), Batch.zeros(0, 2), Batch.zeros(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(1, 1, 1, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingLog("fit", List.of("a", "b"), List.of(new double[1])))
                .withMessageContaining("one value of each of [a, b] in every epoch, found 1 values");
    }
}
