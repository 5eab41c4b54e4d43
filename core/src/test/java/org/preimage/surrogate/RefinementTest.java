package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.data.Pairs;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.model.SurrogateChoice;
import org.preimage.model.Toy;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.store.ModelFile;

final class RefinementTest {
    /// Exact to 200 pairs.
    private static final ProcessFit.Sizes SMALL = new ProcessFit.Sizes(200, 150);

    private static double[][] designs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[2][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> (float) random.nextDouble(-1.7, 1.7));
        }
        return x;
    }

    private static double[] wavy(double[][] x) {
        return IntStream.range(0, x[0].length)
                .mapToDouble(i -> Math.sin(6 * x[0][i]) * Math.cos(5 * x[1][i]))
                .toArray();
    }

    private static double error(double[] means, double[] y) {
        return IntStream.range(0, y.length)
                .mapToDouble(i -> Math.pow(means[i] - y[i], 2))
                .average()
                .orElseThrow();
    }

    @Test
    void weightsSumToOneAndTheirSlopesAreDifferences() {
        double[][] x = designs(3000, 1);
        CellTree tree = CellTree.of(x, 100);
        int[][] members = tree.members(x);
        assertThat(List.of(members)).hasSizeGreaterThan(30).allMatch(rows -> rows.length <= 100);
        double step = 1e-6;
        for (int i = 0; i < 50; i++) {
            double[] at = {x[0][i], x[1][i]};
            double[][] there = weights(tree, members.length, at);
            assertThat(Arrays.stream(there[0]).sum()).isCloseTo(1, within(1e-12));
            for (int c = 0; c < members.length; c++) {
                int row = i;
                assertThat(there[0][c] > 0).isEqualTo(Arrays.stream(members[c]).anyMatch(member -> member == row));
            }
            double[] up = weights(tree, members.length, new double[] {at[0] + step, at[1]})[0];
            double[] down = weights(tree, members.length, new double[] {at[0] - step, at[1]})[0];
            for (int c = 0; c < up.length; c++) {
                assertThat(there[1][c]).isCloseTo((up[c] - down[c]) / (2 * step), within(1e-4));
            }
        }
    }

    /// By cell the weight, and its slope along the first variable.
    private static double[][] weights(CellTree tree, int cells, double[] x) {
        double[][] weights = new double[2][cells];
        tree.visit(x, (cell, weight, slope) -> {
            weights[0][cell] = weight;
            weights[1][cell] = slope[0];
        });
        return weights;
    }

    @Test
    void manyPairsAreMoreExactThanSomeAndSlopesAreDifferences() {
        double[][] x = designs(5000, 2);
        double[] y = wavy(x);
        double[][] test = designs(300, 3);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess all = ProcessFit.of(x, y, SMALL, new Seed(4), context);
            double[][] few = Arrays.stream(x).map(c -> Arrays.copyOf(c, 200)).toArray(double[][]::new);
            OutputProcess some = ProcessFit.of(few, Arrays.copyOf(y, 200), SMALL, new Seed(4), context);
            assertThat(all.refinement()).isNotNull();
            double[] means = all.means(test, context.workers());
            assertThat(error(means, wavy(test)))
                    .isLessThan(0.05 * error(some.means(test, context.workers()), wavy(test)));
            double[][] moved = {test[0].clone(), test[1].clone()};
            double step = 1e-5;
            Arrays.setAll(moved[0], i -> test[0][i] + step);
            double[] up = all.means(moved, context.workers());
            Arrays.setAll(moved[0], i -> test[0][i] - step);
            double[] down = all.means(moved, context.workers());
            Surrogate.Evaluation evaluation = new GaussianProcess(List.of(all)).evaluation(300, context.workers());
            for (int i = 0; i < 300; i++) {
                evaluation.x().set(i, 0, (float) test[0][i]);
                evaluation.x().set(i, 1, (float) test[1][i]);
            }
            evaluation.run();
            Batch one = Batch.zeros(300, 1);
            one.fill(1);
            Batch gradient = evaluation.pullBack(one);
            for (int i = 0; i < 300; i++) {
                assertThat((double) evaluation.mean().get(i, 0)).isCloseTo(means[i], within(1e-6));
                assertThat((double) gradient.get(i, 0)).isCloseTo((up[i] - down[i]) / (2 * step), within(1e-3));
            }
            assertThat(evaluation.deviation().data()).doesNotContain(Float.NaN).doesNotContain(0f);
        }
    }

    /// Noise is not learned: what all pairs tell together is nearly what they tell an exact process.
    @Test
    void noisyPairsAreAveraged() {
        double[][] x = designs(3000, 5);
        double[][] test = designs(500, 15);
        RandomGenerator random = new Seed(6).generator();
        double[] y = Arrays.stream(wavy(x))
                .map(value -> value + 0.3 * Draws.normal(random))
                .toArray();
        try (Context context = Context.ofThreads(2)) {
            OutputProcess exact = ProcessFit.of(x, y, new ProcessFit.Sizes(3000, 150), new Seed(7), context);
            OutputProcess process = ProcessFit.of(x, y, SMALL, new Seed(7), context);
            double least = error(exact.means(test, context.workers()), wavy(test));
            assertThat(error(process.means(test, context.workers()), wavy(test)))
                    .isLessThan(1.5 * least);
        }
    }

    /// Pairs that are too few to grade a refinement change nothing.
    @Test
    void aFewPairsTooManyAreLeftOut() {
        double[][] x = designs(201, 16);
        double[] y = wavy(x);
        try (Context context = Context.ofThreads(1)) {
            OutputProcess process = ProcessFit.of(x, y, SMALL, new Seed(8), context);
            assertThat(process.refinement()).isNull();
            assertThat(process.weights()).hasSize(200);
        }
    }

    @Test
    void theSameForAnyNumberOfThreadsAndThroughItsParts() {
        double[][] x = designs(1000, 8);
        double[][] test = designs(20, 9);
        try (Context one = Context.ofThreads(1);
                Context four = Context.ofThreads(4)) {
            OutputProcess process = ProcessFit.of(x, wavy(x), SMALL, new Seed(4), one);
            double[] means = process.means(test, one.workers());
            assertThat(ProcessFit.of(x, wavy(x), SMALL, new Seed(4), four).means(test, four.workers()))
                    .containsExactly(means);
            Refinement parts = process.refinement();
            assertThat(parts).isNotNull();
            Refinement again = Refinement.of(parts.nodes(), parts.cuts(), parts.x(), parts.weights());
            assertThat(process.refinedBy(again).means(test, one.workers())).containsExactly(means);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Refinement.of(parts.nodes(), parts.cuts(), parts.x(), new double[3]))
                    .withMessageContaining("weights, found 3");
            int[][] broken = {parts.nodes()[0].clone(), parts.nodes()[1].clone()};
            broken[1][0] = 1;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Refinement.of(broken, parts.cuts(), parts.x(), parts.weights()))
                    .withMessageContaining("one tree in preorder");
        }
    }

    /// A model of refined processes says the same after it was written and read.
    @Test
    void aModelFileKeepsRefinements(@TempDir Path folder) {
        InverseModel plain = Toy.fit(Toy.conditional(1).withSurrogate(SurrogateChoice.GP), 1500);
        Pairs fitted = plain.pairs().subset(plain.split().fit());
        double[][] x = plain.inputs().standardized(fitted.x());
        double[][] y = plain.outputs().standardized(fitted.y());
        List<OutputProcess> processes = new ArrayList<>();
        try (Context context = Context.ofThreads(1)) {
            for (double[] output : y) {
                processes.add(ProcessFit.of(x, output, SMALL, new Seed(9), context));
            }
            assertThat(processes).anyMatch(process -> process.refinement() != null);
            InverseModel model = new InverseModel(
                    plain.method(),
                    plain.preset(),
                    plain.space(),
                    plain.inputs(),
                    plain.outputs(),
                    plain.sampler(),
                    new GaussianProcess(processes),
                    plain.pairs(),
                    plain.split(),
                    plain.grades(),
                    plain.provenance());
            Path file = folder.resolve("model");
            ModelFile.write(model, file);
            assertThat(ModelFile.read(file).means(model.pairs().x(), context.workers()))
                    .isDeepEqualTo(model.means(model.pairs().x(), context.workers()));
        }
    }
}
