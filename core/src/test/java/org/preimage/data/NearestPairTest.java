package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.cell.UnitCell;
import org.preimage.random.Seed;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Output;
import org.preimage.space.Pixels;
import org.preimage.space.Space;

class NearestPairTest {

    /// More rows than one block holds, and not a whole number of blocks.
    @Test
    void equalsTheDefinition() {
        Pairs training = pairs(uniform(4, 2500, new Seed(1)));
        double[][] x = uniform(4, 60, new Seed(2));
        List<NearestPair> found = of(x, training);
        assertThat(found).hasSize(60);
        for (int i = 0; i < 60; i++) {
            NearestPair expected = byDefinition(row(x, i), training);
            assertThat(found.get(i).row()).isEqualTo(expected.row());
            assertThat(found.get(i).distance()).isCloseTo(expected.distance(), within(1e-12));
        }
    }

    @Test
    void trainingRowsAreAtDistanceZeroFromThemselves() {
        Pairs training = pairs(uniform(2, 1500, new Seed(3)));
        List<NearestPair> found = of(training.x(), training);
        for (int row = 0; row < 1500; row++) {
            assertThat(found.get(row)).isEqualTo(new NearestPair(row, 0));
        }
    }

    /// Of the pixels of a cell those of the part count, in features, which go from -1 to 1.
    @Test
    void ofCellsThePartIsCompared() {
        UnitCell cell = new UnitCell(new Pixels(4, 4), true, true);
        double[][] part = uniform(4, 300, new Seed(1));
        double[][] x = uniform(4, 7, new Seed(2));
        Pairs training = pairs(unfolded(cell, part));
        List<NearestPair> found = NearestPair.of(unfolded(cell, x), training, space(training), cell);
        for (int i = 0; i < 7; i++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int row = 0; row < 300; row++) {
                double square = 0;
                for (int f = 0; f < 4; f++) {
                    square += Math.pow(2 * (x[f][i] - part[f][row]), 2);
                }
                if (square < least) {
                    least = square;
                    nearest = row;
                }
            }
            assertThat(found.get(i).row()).isEqualTo(nearest);
            assertThat(found.get(i).distance()).isCloseTo(Math.sqrt(least), within(1e-12));
        }
    }

    private static double[][] unfolded(UnitCell cell, double[][] part) {
        double[][] x = new double[cell.pixels().count()][];
        Arrays.setAll(x, v -> part[cell.deciding(v)]);
        return x;
    }

    @Test
    void distancesAreInStandardDeviations() {
        // Columns of deviation 1 and 10, and a constant one whose own unit counts.
        Pairs training = pairs(new double[][] {{-1, 1}, {-10, 10}, {5, 5}});
        assertThat(of(new double[][] {{1}, {20}, {5}}, training)).containsExactly(new NearestPair(1, 1));
        assertThat(of(new double[][] {{-4}, {-10}, {9}}, training)).containsExactly(new NearestPair(0, 5));
    }

    @Test
    void theFirstOfEquallyNearRowsIsNamed() {
        Pairs training = pairs(new double[][] {{1, -1, 1, -1}});
        assertThat(of(new double[][] {{0, -1}}, training))
                .containsExactly(new NearestPair(0, 1), new NearestPair(1, 0));
    }

    @Test
    void noDesignsHaveNoDistances() {
        assertThat(of(new double[1][0], pairs(new double[][] {{1, 2}}))).isEmpty();
    }

    @Test
    void argumentsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new double[2][1], pairs(new double[][] {{1, 2}})))
                .withMessage("NearestPair: expected designs of 1 variables, found 2");
        assertThatIllegalArgumentException().isThrownBy(() -> of(new double[1][1], pairs(new double[1][0])));
        assertThatIllegalArgumentException().isThrownBy(() -> new NearestPair(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new NearestPair(0, Double.NaN));
    }

    @Test
    void anotherCategoryIsAsFarAsTwoIndependentNumbers() {
        Pairs training = pairs(new double[][] {{-1, 1}, {0, 2}});
        Input level = Input.of("x1", new Kind.Categorical(List.of("a", "b", "c")));
        Space space = new Space(List.of(new Input("x0", -1, 1), level), List.of(new Output("y", 0, 0)));
        assertThat(NearestPair.of(new double[][] {{1, 1, 0}, {2, 0, 1}}, training, space))
                .containsExactly(
                        new NearestPair(1, 0), new NearestPair(1, Math.sqrt(2)), new NearestPair(0, Math.sqrt(3)));
    }

    /// Among continuous inputs.
    private static List<NearestPair> of(double[][] x, Pairs training) {
        return NearestPair.of(x, training, space(training));
    }

    private static Space space(Pairs training) {
        List<Input> inputs =
                training.inputs().stream().map(name -> new Input(name, -1, 1)).toList();
        return new Space(inputs, List.of(new Output("y", 0, 0)));
    }

    /// Columns of different scales, `[d × n]`.
    private static double[][] uniform(int d, int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[][] x = new double[d][n];
        for (int v = 0; v < d; v++) {
            double scale = Math.pow(10, v);
            Arrays.setAll(x[v], _ -> scale * random.nextDouble());
        }
        return x;
    }

    private static double[] row(double[][] x, int i) {
        return Arrays.stream(x).mapToDouble(column -> column[i]).toArray();
    }

    private static Pairs pairs(double[][] x) {
        List<String> names = IntStream.range(0, x.length).mapToObj(i -> "x" + i).toList();
        return new Pairs(names, List.of("y"), x, new double[1][x[0].length]);
    }

    private static NearestPair byDefinition(double[] design, Pairs training) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        double[] deviations = deviations(training);
        for (int row = 0; row < training.size(); row++) {
            double sum = 0;
            for (int i = 0; i < design.length; i++) {
                sum += Math.pow((design[i] - training.x()[i][row]) / deviations[i], 2);
            }
            if (Math.sqrt(sum) < least) {
                least = Math.sqrt(sum);
                nearest = row;
            }
        }
        return new NearestPair(nearest, least);
    }

    private static double[] deviations(Pairs training) {
        double[] deviations = new double[training.x().length];
        for (int i = 0; i < deviations.length; i++) {
            double sum = 0;
            double squares = 0;
            for (double value : training.x()[i]) {
                sum += value / training.size();
                squares += value * value / training.size();
            }
            deviations[i] = Math.sqrt(squares - sum * sum);
        }
        return deviations;
    }
}
