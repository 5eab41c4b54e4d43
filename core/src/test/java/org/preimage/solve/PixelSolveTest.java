package org.preimage.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preimage.cell.Fabrication;
import org.preimage.cell.UnitCell;
import org.preimage.data.Pairs;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.operator.Outcome;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Declared;
import org.preimage.space.Goal;
import org.preimage.space.Pixels;
import org.preimage.space.Target;
import org.preimage.store.ModelFile;

/// Cells of 8 × 8 pixels with two mirror lines: how much is solid, and how long the boundary is.
final class PixelSolveTest {
    private static final UnitCell CELL = new UnitCell(new Pixels(8, 8), true, true);
    private static final int ROWS = 700;
    private static final Target TARGET = new Target(List.of(new Goal.Value(0.6, 0.04), new Goal.Value(0.4, 0.08)));
    private static InverseModel model;

    private static double[] truth(double[] x) {
        double solid = 0;
        double boundary = 0;
        for (int e = 0; e < 64; e++) {
            int right = e / 8 * 8 + (e + 1) % 8;
            int below = (e + 8) % 64;
            solid += x[e] / 64;
            boundary += (Math.abs(x[e] - x[right]) + Math.abs(x[e] - x[below])) / 64;
        }
        return new double[] {solid, boundary};
    }

    private static Pairs pairs() {
        RandomGenerator random = new Seed(1).generator();
        Fabrication fabrication = new Fabrication(CELL, 1);
        double[][] x = new double[64][ROWS];
        double[][] y = new double[2][ROWS];
        for (int i = 0; i < ROWS; ) {
            boolean[] part = new boolean[16];
            double share = random.nextDouble(0.4, 0.9);
            for (int e = 0; e < 16; e++) {
                part[e] = random.nextDouble() < share;
            }
            if (fabrication.mend(part)) {
                double[] cell = CELL.unfold(densities(part));
                put(cell, x, i);
                put(truth(cell), y, i);
                i++;
            }
        }
        List<String> names = IntStream.range(0, 64).mapToObj(e -> "p" + e).toList();
        return new Pairs(names, List.of("solid", "boundary"), x, y);
    }

    private static double[] densities(boolean[] part) {
        double[] densities = new double[part.length];
        Arrays.setAll(densities, e -> part[e] ? 1 : 0);
        return densities;
    }

    private static void put(double[] row, double[][] columns, int at) {
        for (int v = 0; v < row.length; v++) {
            columns[v][at] = row[v];
        }
    }

    private static InverseModel fit(Method method, int networkEpochs, int threads) {
        return InverseFit.of(
                pairs(),
                Declared.NOTHING.withPixels(CELL.pixels()),
                FitOptions.of(method).forPixels().withEpochs(8, networkEpochs),
                "test",
                new Seed(3),
                Context.ofThreads(threads));
    }

    @BeforeAll
    static void fit() {
        model = fit(Method.IPAGE, 100, 2);
    }

    private static Solutions solve(InverseModel of, int feature, int count, int threads) {
        SolveOptions options = SolveOptions.of(of.method(), count).forPixels(feature);
        return new Solver(of, of.space(), options, Context.ofThreads(threads)).solve(TARGET, new Seed(5));
    }

    private static double[][] designs(InverseModel of, int threads) {
        return solve(of, 1, 4, threads).solutions().stream().map(Solution::x).toArray(double[][]::new);
    }

    @Test
    void theSurrogateReadsCells() {
        double[] deviation = model.outputs().scale();
        for (int o = 0; o < 2; o++) {
            assertThat(model.grades().rmse().get(o)).isLessThan(0.35 * deviation[o]);
        }
        assertThat(model.inputs().cell()).isEqualTo(CELL);
    }

    @Test
    void binaryCellsCanBeMadeAndAreOnTarget() {
        Solutions found = solve(model, 1, 10, 2);
        Fabrication fabrication = new Fabrication(CELL, 1);
        assertThat(found.solutions()).hasSizeBetween(5, 10);
        int hits = 0;
        for (Solution solution : found.solutions()) {
            assertThat(solution.x()).containsOnly(0, 1);
            double[] part = CELL.fold(solution.x());
            assertThat(CELL.unfold(part)).isEqualTo(solution.x());
            boolean[] solid = new boolean[part.length];
            for (int e = 0; e < part.length; e++) {
                solid[e] = part[e] == 1;
            }
            assertThat(fabrication.allows(solid)).isTrue();
            hits += TARGET.residual(truth(solution.x())) <= 2 ? 1 : 0;
        }
        assertThat(found.solutions().stream().filter(s -> s.status() == Status.ON_TARGET))
                .hasSizeGreaterThan(found.solutions().size() / 2);
        assertThat(hits).isGreaterThan(found.solutions().size() / 2);
        assertThat(found.solutions().stream().map(s -> Arrays.toString(s.x())).distinct())
                .hasSameSizeAs(found.solutions());
    }

    @Test
    void cellsMayBeGrey() {
        Solutions found = solve(model, 0, 8, 2);
        assertThat(found.solutions()).hasSize(8);
        for (Solution solution : found.solutions()) {
            assertThat(Arrays.stream(solution.x()).allMatch(p -> p >= 0 && p <= 1))
                    .isTrue();
        }
        assertThat(found.solutions().stream().filter(s -> s.status() == Status.ON_TARGET))
                .hasSizeGreaterThan(5);
    }

    @Test
    void aPolishedCellIsAtLeastAsNearAsBefore() {
        List<double[]> designs =
                solve(model, 1, 6, 2).solutions().stream().map(Solution::x).toList();
        List<Polished> polished = new CellPolish(
                        model, 1, x -> Outcome.of(truth(x)), new PolishOptions(8, 1), Context.ofThreads(2))
                .run(designs, TARGET, new Seed(2));
        int hits = 0;
        for (Polished one : polished) {
            assertThat(one.calls()).isBetween(1, 8);
            assertThat(one.y()).isEqualTo(truth(one.x()));
            assertThat(cost(one.y())).isLessThanOrEqualTo(cost(one.before()));
            hits += TARGET.residual(one.y()) <= 1 ? 1 : 0;
        }
        assertThat(hits).isGreaterThanOrEqualTo(polished.size() - 1);
    }

    private static double cost(double[] y) {
        return Math.pow((y[0] - 0.6) / 0.04, 2) + Math.pow((y[1] - 0.4) / 0.08, 2);
    }

    @Test
    void isTheSameForAnyNumberOfThreads(@TempDir Path folder) throws Exception {
        InverseModel one = fit(Method.IPAGE, 3, 1);
        InverseModel two = fit(Method.IPAGE, 3, 2);
        ModelFile.write(two, folder.resolve("two"));
        ModelFile.write(one, folder.resolve("one"));
        assertThat(Files.mismatch(folder.resolve("one"), folder.resolve("two"))).isEqualTo(-1);
        assertThat(designs(one, 1)).isDeepEqualTo(designs(two, 2));
    }

    @Test
    void aModelThatWasReadAnswersLikeTheWrittenOne(@TempDir Path folder) throws Exception {
        ModelFile.write(model, folder.resolve("model"));
        InverseModel read = ModelFile.read(folder.resolve("model"));
        ModelFile.write(read, folder.resolve("again"));
        assertThat(Files.mismatch(folder.resolve("model"), folder.resolve("again")))
                .isEqualTo(-1);
        assertThat(designs(read, 2)).isDeepEqualTo(designs(model, 2));
        assertThat(read.pairs().x()[0]).isSameAs(read.pairs().x()[63]); // mirrored
    }

    @Test
    void rowsAreLookedUpAsTheyAre() {
        InverseModel lookup = fit(Method.LOOKUP, 2, 2);
        Solutions found = solve(lookup, 0, 5, 2);
        assertThat(found.solutions())
                .allSatisfy(solution -> assertThat(solution.distance()).isZero());
    }

    @Test
    void refusesWhatIsNoCell() {
        Pairs pairs = pairs();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InverseFit.space(pairs, Declared.NOTHING.withPixels(new Pixels(8, 9))))
                .withMessageContaining("expected 72 inputs, the pixels of a cell of 8x9, found 64");
        pairs.x()[17][3] = 1.5;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InverseFit.of(
                        pairs,
                        Declared.NOTHING.withPixels(CELL.pixels()),
                        FitOptions.defaults().forPixels(),
                        "test",
                        new Seed(1),
                        Context.ofThreads(1)))
                .withMessageContaining("densities from 0 to 1 in the pixels, found 1.5 in the column 'p17', row 4");
    }
}
