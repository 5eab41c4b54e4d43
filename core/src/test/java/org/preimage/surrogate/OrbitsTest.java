package org.preimage.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Workers;
import org.preimage.space.Clip;

/// `max(|x₁|, |x₂|)`, less a third of it where the third input says so: the same if the first two inputs are exchanged
/// or change their signs.
final class OrbitsTest {
    private static double[][] designs(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[3][n];
        for (double[] column : x) {
            Arrays.setAll(column, _ -> random.nextDouble(-1.7, 1.7));
        }
        return x;
    }

    private static double[] values(double[][] x) {
        double[] values = new double[x[0].length];
        Arrays.setAll(values, i -> Math.max(Math.abs(x[0][i]), Math.abs(x[1][i])) * (1 - x[2][i] / 5));
        return values;
    }

    private static double[] opposite(double[] column) {
        return Arrays.stream(column).map(value -> -value).toArray();
    }

    /// The eight images.
    private static Orbits orbits(double[][] x) {
        double[] a = x[0];
        double[] b = x[1];
        return new Orbits(List.of(
                new double[][] {a, b, x[2]},
                new double[][] {b, a, x[2]},
                new double[][] {opposite(a), b, x[2]},
                new double[][] {a, opposite(b), x[2]},
                new double[][] {opposite(a), opposite(b), x[2]},
                new double[][] {opposite(b), a, x[2]},
                new double[][] {b, opposite(a), x[2]},
                new double[][] {opposite(b), opposite(a), x[2]}));
    }

    private static double[] repeated(double[] y) {
        double[] all = new double[8 * y.length];
        Arrays.setAll(all, i -> y[i % y.length]);
        return all;
    }

    /// The same equations, once with as many unknowns as pairs and once with as many as images.
    @ParameterizedTest
    @EnumSource(Covariance.class)
    void theMeanIsThatOfAProcessOfAllImages(Covariance covariance) {
        double[][] x = designs(40, 1);
        ProcessFit.Hyperparameters chosen =
                new ProcessFit.Hyperparameters(covariance, new double[] {1.1, 1.1, 2}, 1e-3);
        double[][] test = designs(30, 2);
        try (Context context = Context.ofThreads(2)) {
            double[] few = ProcessFit.conditioned(chosen, orbits(x), values(x), context)
                    .means(test, context.workers());
            double[] all = ProcessFit.conditioned(chosen, orbits(x).all(), repeated(values(x)), context)
                    .means(test, context.workers());
            assertThat(few).containsExactly(all, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void gradientsOfTheLikelihoodAreCentralDifferences(Covariance covariance) {
        double[][] x = designs(50, 3);
        double[] at = {0.2, -0.3, -5};
        try (Workers workers = new Workers(2)) {
            MarginalLikelihood likelihood =
                    new MarginalLikelihood(covariance, orbits(x), values(x), new int[] {0, 0, 1}, workers);
            double[] gradient = new double[3];
            double[] unused = new double[3];
            likelihood.value(at, gradient);
            for (int v = 0; v < 3; v++) {
                double[] above = at.clone();
                double[] below = at.clone();
                above[v] += 1e-5;
                below[v] -= 1e-5;
                double slope = (likelihood.value(above, unused) - likelihood.value(below, unused)) / 2e-5;
                assertThat(gradient[v]).isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Test
    void inputsThatGoIntoEachOtherAreAlike() {
        assertThat(orbits(designs(20, 4)).alike()).containsExactly(0, 0, 2);
        double[][] x = designs(20, 5);
        assertThat(Orbits.alone(new double[][] {x[0], x[0]}).alike()).containsExactly(0, 1);
    }

    @Test
    void fitsAreEqualAtAllImagesAndBetterThanWithoutThem() {
        double[][] x = designs(150, 6);
        double[][] test = designs(300, 7);
        double[] truth = values(test);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess told = ProcessFit.of(orbits(x), values(x), new Seed(1), context);
            OutputProcess alone = ProcessFit.of(x, values(x), new Seed(1), context);
            double[] means = told.means(test, context.workers());
            for (double[][] image : orbits(test).images()) {
                assertThat(told.means(image, context.workers())).containsExactly(means, within(1e-9));
            }
            assertThat(told.lengths()[0]).isEqualTo(told.lengths()[1]);
            assertThat(error(means, truth)).isLessThan(0.6 * error(alone.means(test, context.workers()), truth));
        }
    }

    private static double error(double[] means, double[] truth) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += (means[i] - truth[i]) * (means[i] - truth[i]);
        }
        return Math.sqrt(sum / means.length);
    }

    @Test
    void clippedRowsHaveImagesToo() {
        double[][] x = designs(200, 8);
        double[] y = Arrays.stream(values(x)).map(value -> Math.max(value, 0.9)).toArray();
        double[][] test = designs(100, 9);
        double[] truth = values(test);
        try (Context context = Context.ofThreads(2)) {
            OutputProcess process = ClippedFit.of(orbits(x), y, 0.9, Clip.LOW, new Seed(1), context);
            double[] means = process.means(test, context.workers());
            for (double[][] image : orbits(test).images()) {
                assertThat(process.means(image, context.workers())).containsExactly(means, within(1e-9));
            }
            Arrays.setAll(means, i -> Math.max(means[i], 0.9));
            Arrays.setAll(truth, i -> Math.max(truth[i], 0.9));
            assertThat(error(means, truth)).isLessThan(0.06);
        }
    }

    @Test
    void soManyImagesAreSolvedFor() {
        assertThat(Orbits.solvable(2000, 24)).isTrue();
        assertThat(Orbits.solvable(2100, 24)).isFalse();
        assertThat(Orbits.solvable(10_001, 1)).isFalse();
    }
}
