package org.preimage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preimage.data.Fingerprint;
import org.preimage.data.Pairs;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.store.ModelFile;

final class MissingOutputTest {
    @TempDir
    Path folder;

    /// The toy's pairs, `v` missing in every second row.
    private static Pairs halved(int n, long seed) {
        Pairs toy = Toy.pairs(n, new Seed(seed));
        double[][] y = toy.y();
        for (int i = 0; i < n; i += 2) {
            y[1][i] = Double.NaN;
        }
        return new Pairs(toy.inputs(), toy.outputs(), toy.x(), y);
    }

    private static double[] errors(InverseModel model, Context context) {
        double[][] x = Toy.designs(500, new Seed(77));
        double[][] truth = Toy.properties(x);
        double[][] mean = model.means(x, context.workers());
        return IntStream.range(0, 2)
                .mapToDouble(o -> Math.sqrt(IntStream.range(0, 500)
                        .mapToDouble(i -> Math.pow(mean[o][i] - truth[o][i], 2))
                        .average()
                        .orElseThrow()))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(
            value = SurrogateChoice.class,
            names = {"ENSEMBLE", "GP"})
    void everyOutputIsLearnedFromTheRowsThatHaveIt(SurrogateChoice choice) {
        Pairs pairs = halved(400, 1);
        Pairs whole = pairs.subset(pairs.rowsWith(1));
        FitOptions options = Toy.conditional(3).withEpochs(3, 200).withSurrogate(choice);
        try (Context context = Context.ofThreads(2)) {
            double[] some = errors(InverseFit.of(pairs, options, "test", new Seed(2), context), context);
            double[] half = errors(InverseFit.of(whole, options, "test", new Seed(2), context), context);
            double[] all =
                    errors(InverseFit.of(Toy.pairs(400, new Seed(1)), options, "test", new Seed(2), context), context);
            assertThat(some[1]).isLessThan(1.5 * half[1] + 1e-6);
            assertThat(some[0]).isLessThan(1.5 * all[0] + 1e-6);
        }
    }

    @Test
    void aModelFileKeepsWhatIsMissing() {
        Pairs pairs = halved(100, 3);
        try (Context context = Context.ofThreads(1)) {
            InverseModel model = InverseFit.of(pairs, Toy.conditional(2), "test", new Seed(4), context);
            Path file = folder.resolve("model.safetensors");
            ModelFile.write(model, file);
            InverseModel read = ModelFile.read(file);
            assertThat(Arrays.deepToString(read.pairs().y()))
                    .isEqualTo(Arrays.deepToString(model.pairs().y()));
            assertThat(Fingerprint.of(read.pairs()))
                    .isEqualTo(model.provenance().dataHash());
            Path again = folder.resolve("again.safetensors");
            ModelFile.write(read, again);
            assertThat(again).hasSameBinaryContentAs(file);
            assertThat(model.grades().rmse()).allMatch(Double::isFinite).hasSize(2);
            double[][] properties = model.properties(context.workers());
            assertThat(properties[0]).containsExactly(model.pairs().y()[0]);
            assertThat(Arrays.stream(properties[1])).allMatch(Double::isFinite);
        }
    }

    /// The paper's network has no surrogate beside it that could complete a property.
    @Test
    void withoutASurrogateThePriorLearnsFromWholeRows() {
        try (Context context = Context.ofThreads(1)) {
            InverseModel model = InverseFit.of(halved(100, 5), Toy.invertible(2), "test", new Seed(6), context);
            assertThat(model.grades().rmse()).allMatch(Double::isFinite);
            Pairs toy = Toy.pairs(100, new Seed(5));
            double[][] y = toy.y();
            for (int i = 0; i < 100; i++) {
                y[i % 2][i] = Double.NaN;
            }
            Pairs never = new Pairs(toy.inputs(), toy.outputs(), toy.x(), y);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InverseFit.of(never, Toy.invertible(2), "test", new Seed(6), context))
                    .withMessageContaining("of which no output is missing, found 0 and 0");
        }
    }

    @Test
    void anOutputOfTooFewValuesIsRefused() {
        Pairs toy = Toy.pairs(100, new Seed(5));
        double[][] y = toy.y();
        Arrays.fill(y[1], 19, 100, Double.NaN);
        Pairs few = new Pairs(toy.inputs(), toy.outputs(), toy.x(), y);
        try (Context context = Context.ofThreads(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InverseFit.of(few, Toy.conditional(2), "test", new Seed(6), context))
                    .withMessage("Fit: expected at least 20 values of the output 'v', found 19");
        }
    }
}
