package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.data.Encoding;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.sampler.InnSampler;
import org.preimage.sampler.Sampler;
import org.preimage.space.Input;
import org.preimage.surrogate.FlowSurrogate;
import org.preimage.surrogate.Prediction;
import org.preimage.surrogate.Surrogate;

final class InverseModelTest {
    private static final InverseModel MODEL = Toy.fit(Toy.conditional(2), 40);
    private static final InverseModel INVERTIBLE = Toy.fit(Toy.invertible(2), 40);

    @Test
    void designsHaveTheConstantInputInItsPlace() {
        Batch standardized = Batch.over(3, 2, new float[] {0, 1, -1, 2, 0, 0.5f});
        double[][] x = MODEL.inputs().decode(standardized);
        double[] mean = MODEL.inputs().scaler().mean();
        double[] scale = MODEL.inputs().scaler().scale();
        assertThat(x[0]).containsExactly(mean[0], mean[0] + scale[0], mean[0] - scale[0]);
        assertThat(x[1]).containsExactly(Toy.CONSTANT, Toy.CONSTANT, Toy.CONSTANT);
        assertThat(x[2]).containsExactly(mean[1] + 2 * scale[1], mean[1], mean[1] + 0.5 * scale[1]);
        assertThat(MODEL.inputs().free()).containsExactly(0, 2);
    }

    @Test
    void predictionsAreInTheUsersUnits() {
        double[][] x = Toy.designs(5, new Seed(1));
        double[][] standardized = new double[2][5];
        for (int i = 0; i < 5; i++) {
            standardized[0][i] = MODEL.inputs().scaler().scale(0, x[0][i]);
            standardized[1][i] = MODEL.inputs().scaler().scale(1, x[2][i]);
        }
        try (Workers workers = new Workers(1)) {
            InverseModel.Predicted found = MODEL.predict(x, workers);
            Prediction expected = MODEL.surrogate().predict(standardized, workers);
            for (int o = 0; o < 2; o++) {
                for (int i = 0; i < 5; i++) {
                    double mean = MODEL.outputs().mean()[o] + MODEL.outputs().scale()[o] * expected.mean()[o][i];
                    assertThat(found.mean()[o][i]).isCloseTo(mean, within(1e-12));
                    assertThat(found.deviation()[o][i]).isPositive();
                    assertThat(found.low()[o][i]).isLessThan(found.high()[o][i]);
                }
            }
        }
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        List<Input> others = List.of(new Input("a", 0, 1), new Input("c", 7, 7), new Input("b", 0, 0));
        Encoding narrow = new Encoding(others, new Scaler(new double[1], new double[] {1}));
        assertRefused("inputs of the encoding", narrow, MODEL.sampler(), MODEL.surrogate());
        Sampler other = new InnSampler(((InnSampler) INVERTIBLE.sampler()).flow(), 2, 1);
        assertRefused("sampler", MODEL.inputs(), other, MODEL.surrogate());
        Surrogate wide = new FlowSurrogate(((FlowSurrogate) INVERTIBLE.surrogate()).flow(), 3, 2);
        assertRefused("surrogate", MODEL.inputs(), MODEL.sampler(), wide);
    }

    private static void assertRefused(String what, Encoding inputs, Sampler sampler, Surrogate surrogate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InverseModel(
                        MODEL.method(),
                        MODEL.preset(),
                        MODEL.space(),
                        inputs,
                        MODEL.outputs(),
                        sampler,
                        surrogate,
                        MODEL.pairs(),
                        MODEL.split(),
                        MODEL.grades(),
                        MODEL.provenance()))
                .withMessageContaining(what);
    }

    @Test
    void pairsAndSplitsOfOthersAreRefused() {
        Pairs renamed = new Pairs(
                List.of("a", "c", "d"),
                List.of("u", "v"),
                MODEL.pairs().x(),
                MODEL.pairs().y());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(renamed, MODEL.split()))
                .withMessageContaining("inputs of the pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(MODEL.pairs(), new Split(new int[] {40}, new int[0], new int[] {1})))
                .withMessageContaining("a split of 40 pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(MODEL.pairs(), new Split(new int[] {3}, new int[0], new int[0])))
                .withMessageContaining("some to test on");
    }

    private static InverseModel with(Pairs pairs, Split split) {
        return new InverseModel(
                MODEL.method(),
                MODEL.preset(),
                MODEL.space(),
                MODEL.inputs(),
                MODEL.outputs(),
                MODEL.sampler(),
                MODEL.surrogate(),
                pairs,
                split,
                MODEL.grades(),
                MODEL.provenance());
    }
}
