package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.data.Fingerprint;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.math.Kernels;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.ConditionalFlowSampler;
import org.preimage.sampler.InnSampler;
import org.preimage.store.ModelFile;
import org.preimage.surrogate.FlowSurrogate;
import org.preimage.surrogate.GaussianProcess;

final class InverseFitTest {
    @TempDir
    Path folder;

    static List<FitOptions> options() {
        List<FitOptions> options = new ArrayList<>(Toy.everyPrior(2));
        options.add(both(2));
        return options;
    }

    /// An invertible network and networks beside it, so that there is a choice of surrogates.
    private static FitOptions both(int epochs) {
        FitOptions inn = Toy.invertible(epochs);
        return new FitOptions(
                inn.method(),
                inn.prior(),
                SurrogateChoice.AUTO,
                Toy.conditional(30 * epochs).networks(),
                inn.held());
    }

    private static InverseModel fit(Pairs pairs, FitOptions options, int threads) {
        try (Context context = Context.ofThreads(threads)) {
            return InverseFit.of(pairs, options, "1.2.3", new Seed(9), context);
        }
    }

    private static Pairs pairs(double[][] x, double[][] y) {
        return new Pairs(List.of("a", "c", "b"), List.of("u", "v"), x, y);
    }

    @ParameterizedTest
    @MethodSource("options")
    void theSameSeedIsTheSameBytesForAnyNumberOfThreads(FitOptions options) throws IOException {
        Pairs pairs = Toy.pairs(250, new Seed(1));
        byte[] one = bytes(fit(pairs, options, 1));
        assertThat(bytes(fit(pairs, options, 2))).isEqualTo(one);
        assertThat(bytes(fit(pairs, options, 4))).isEqualTo(one);
    }

    private byte[] bytes(InverseModel model) throws IOException {
        Path path = folder.resolve("model.safetensors");
        ModelFile.write(model, path);
        return Files.readAllBytes(path);
    }

    @Test
    void duplicatesGoOnce() {
        double[][] x = Toy.designs(40, new Seed(2));
        double[][] twice =
                Arrays.stream(x).map(column -> Arrays.copyOf(column, 80)).toArray(double[][]::new);
        for (int v = 0; v < x.length; v++) {
            System.arraycopy(x[v], 0, twice[v], 40, 40);
        }
        InverseModel model = fit(pairs(twice, Toy.properties(twice)), Toy.conditional(1), 1);
        assertThat(model.pairs().x()).isDeepEqualTo(x);
        assertThat(model.pairs().y()).isDeepEqualTo(Toy.properties(x));
        int[] rows = Stream.of(
                        model.split().fit(),
                        model.split().validation(),
                        model.split().test())
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(rows).containsExactly(IntStream.range(0, 40).toArray());
    }

    @Test
    void aConstantInputBecomesFixed() {
        InverseModel model = Toy.fit(Toy.conditional(1), 40);
        assertThat(model.inputs().free()).containsExactly(0, 2);
        assertThat(model.space().inputs().get(1).fixed()).isTrue();
        assertThat(model.space().inputs().get(1).low()).isEqualTo(Toy.CONSTANT);
        assertThat(model.sampler().inputs()).isEqualTo(2);
        assertThat(model.surrogate().inputs()).isEqualTo(2);
    }

    @Test
    void theSpaceIsWhatThePairsReach() {
        InverseModel model = Toy.fit(Toy.conditional(1), 40);
        double[] a = model.pairs().x()[0].clone();
        double[] v = model.pairs().y()[1].clone();
        Arrays.sort(a);
        Arrays.sort(v);
        assertThat(model.space().inputs().getFirst().low()).isEqualTo(a[0]);
        assertThat(model.space().inputs().getFirst().high()).isEqualTo(a[39]);
        assertThat(model.space().outputs().getLast().low()).isEqualTo(v[0]);
        assertThat(model.space().outputs().getLast().high()).isEqualTo(v[39]);
    }

    @Test
    void columnsAreStandardizedByTheFittedRowsAlone() {
        InverseModel model = Toy.fit(Toy.conditional(1), 40);
        Pairs fitted = model.pairs().subset(model.split().fit());
        assertThat(model.inputs().scaler()).isEqualTo(Scaler.of(new double[][] {fitted.x()[0], fitted.x()[2]}));
        assertThat(model.outputs()).isEqualTo(Scaler.of(fitted.y()));
    }

    @Test
    void pairsThatNothingCanBeLearnedFromAreRefused() {
        double[][] x = Toy.designs(40, new Seed(3));
        double[][] y = Toy.properties(x);
        double[] constant = new double[40];
        assertRefused(pairs(x, new double[][] {y[0], constant}), "'v' = 0.0 in every row");
        assertRefused(
                pairs(new double[][] {constant, constant, constant}, y), "an input that varies, found only constant");
        assertRefused(Toy.pairs(19, new Seed(4)), "at least 20 different pairs, found 19");
        double[][] same = {new double[40], new double[40], new double[40]};
        Arrays.setAll(same[0], i -> i % 19);
        assertRefused(pairs(same, Toy.properties(same)), "at least 20 different pairs, found 19");
    }

    @Test
    void sharesThatHoldNothingOutAreRefused() {
        FitOptions toy = Toy.conditional(1);
        FitOptions tiny = toy.withHeld(new FitOptions.Held(0.2, 0.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(Toy.pairs(30, new Seed(4)), tiny, 1))
                .withMessageContaining("found 6 and 0 of 30 held out");
    }

    private static void assertRefused(Pairs pairs, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(pairs, Toy.conditional(1), 1))
                .withMessageContaining(message);
    }

    @Test
    void theBetterSurrogateIsKept() {
        InverseModel model = fit(Toy.pairs(120, new Seed(5)), both(2), 1);
        Map<String, Double> compared = model.grades().compared();
        assertThat(compared).containsOnlyKeys("flow", "ensemble", "gp");
        assertThat(compared.get("ensemble")).isLessThan(compared.get("flow"));
        assertThat(compared.get("gp")).isLessThan(compared.get("ensemble"));
        assertThat(model.grades().surrogate()).isEqualTo("gp");
        assertThat(model.surrogate()).isInstanceOf(GaussianProcess.class);
        assertThat(model.sampler()).isInstanceOf(InnSampler.class);
        assertThat(compared.get("gp")).isCloseTo(standardizedError(model), within(1e-6));
    }

    /// The root-mean-square error on the validation rows over all outputs, each in its standard deviations.
    private static double standardizedError(InverseModel model) {
        double sum = 0;
        double[] scale = model.outputs().scale();
        double[][] errors = errors(model, model.split().validation());
        for (int o = 0; o < errors.length; o++) {
            for (double error : errors[o]) {
                sum += Math.pow(error / scale[o], 2);
            }
        }
        return Math.sqrt(sum / (errors.length * errors[0].length));
    }

    private static double[][] errors(InverseModel model, int[] rows) {
        Pairs held = model.pairs().subset(rows);
        try (Context context = Context.ofThreads(1)) {
            double[][] errors = model.predict(held.x(), context.workers()).mean();
            for (int o = 0; o < errors.length; o++) {
                for (int i = 0; i < rows.length; i++) {
                    errors[o][i] -= held.y()[o][i];
                }
            }
            return errors;
        }
    }

    @Test
    void gradesAreErrorsOnTheTestRows() {
        InverseModel model = Toy.fit(Toy.conditional(3), 60);
        double[][] errors = errors(model, model.split().test());
        assertThat(errors[0]).hasSize(9);
        for (int o = 0; o < 2; o++) {
            double rmse =
                    Math.sqrt(Arrays.stream(errors[o]).map(e -> e * e).average().orElseThrow());
            assertThat(model.grades().rmse().get(o)).isCloseTo(rmse, within(1e-12));
        }
    }

    @Test
    void kindsAndLogsAreThoseAskedFor() {
        InverseModel conditional = Toy.fit(Toy.conditional(3), 40);
        assertThat(conditional.sampler()).isInstanceOf(ConditionalFlowSampler.class);
        assertThat(conditional.grades().logs()).extracting("name").containsExactly("prior", "network", "network");
        assertThat(conditional.grades().logs())
                .allSatisfy(log -> assertThat(log.epochs()).hasSize(3));
        InverseModel invertible = Toy.fit(Toy.invertible(3), 40);
        assertThat(invertible.surrogate()).isInstanceOf(FlowSurrogate.class);
        assertThat(invertible.sampler().latentDim()).isEqualTo(2);
        assertThat(invertible.grades().logs().getFirst().series())
                .containsExactly("training loss", "validation error", "validation total");
    }

    @Test
    void provenanceSaysWhereItCameFrom() {
        Pairs pairs = Toy.pairs(40, new Seed(6));
        Provenance provenance = fit(pairs, Toy.conditional(1), 1).provenance();
        assertThat(provenance.version()).isEqualTo("1.2.3");
        assertThat(provenance.seed()).isEqualTo(9);
        assertThat(provenance.dataHash()).isEqualTo(Fingerprint.of(pairs));
        assertThat(provenance.kernels()).isEqualTo(Kernels.ACTIVE.name());
        assertThat(provenance.options())
                .containsOnlyKeys("method", "prior", "surrogate", "networks", "held")
                .containsEntry("method", "ipage");
    }

    /// More epochs predict better, and what is predicted comes near the truth.
    @Test
    void aLongerFitLearnsTheToy() {
        InverseModel model = fit(Toy.pairs(300, new Seed(7)), Toy.conditional(150), 2);
        assertThat(model.grades().rmse()).allSatisfy(rmse -> assertThat(rmse).isLessThan(0.1));
        double[] first = model.grades().logs().getFirst().epochs().getFirst();
        double[] last = model.grades().logs().getFirst().epochs().getLast();
        assertThat(last[1]).isLessThan(first[1] - 0.5);
    }
}
