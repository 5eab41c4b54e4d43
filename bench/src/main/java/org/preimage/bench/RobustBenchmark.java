package org.preimage.bench;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.InputError;
import org.preimage.solve.Made;
import org.preimage.solve.Solution;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;

/// How far the properties of designs move when their inputs are off, by the true function: of designs that were chosen
/// to withstand that, and of ordinary ones; and what the surrogate says of it.
public final class RobustBenchmark {
    private static final int DRAWS = 2000;

    private RobustBenchmark() {}

    /// One kind of designs; the spread of a design is the largest of its outputs', in tolerances of the usual target.
    ///
    /// @param problem its name
    /// @param seed of the pairs, the fit and the solve
    /// @param robust whether they were chosen
    /// @param truth the median of the true spreads, from random errors
    /// @param hits the share of designs that are truly on target
    /// @param wrong the median of |predicted − true| / true
    /// @param wrong90 the same, 90 % quantile
    public record Score(
            String problem, long seed, boolean robust, double truth, double hits, double wrong, double wrong90) {}

    /// Fits, and solves for the usual target with and without the choice.
    ///
    /// @param share the standard deviation of the error of every input, as a share of the side of the box
    public static List<Score> run(
            Problem problem, int n, double share, FitOptions fit, SolveOptions solve, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs pairs = problem.pairs(n, root.of("pairs"));
        InverseModel model = InverseFit.of(pairs, fit, "bench", root.of("fit"), context);
        InputError error = new InputError(problem.space().inputs().stream()
                .mapToDouble(input -> share * (input.high() - input.low()))
                .toArray());
        return IntStream.range(0, 2)
                .mapToObj(k -> {
                    SolveOptions options = solve.withInputError(error, k == 1);
                    Solutions solutions = new Solver(model, model.space(), options, context)
                            .solve(problem.usualTarget(), root.of("solve"));
                    return score(problem, seed, k == 1, error, solutions, root.of("errors"));
                })
                .toList();
    }

    private static Score score(
            Problem problem, long seed, boolean robust, InputError error, Solutions solutions, Seed draws) {
        double[][] x =
                Columns.of(solutions.solutions().stream().map(Solution::x).toList());
        double[] tolerances = problem.usualTarget().tolerances();
        double[][] spreads =
                Columns.of(solutions.made().stream().map(Made::spread).toList());
        double[] predicted = IntStream.range(0, x[0].length)
                .mapToDouble(i -> IntStream.range(0, spreads.length)
                        .mapToDouble(o -> spreads[o][i] / tolerances[o])
                        .max()
                        .orElseThrow())
                .toArray();
        double[] truth = new double[predicted.length];
        double[] wrong = new double[predicted.length];
        int hits = 0;
        for (int i = 0; i < truth.length; i++) {
            double[] design = Columns.row(x, i);
            truth[i] = spread(problem, design, error, draws.of(i).generator());
            wrong[i] = Math.abs(predicted[i] - truth[i]) / truth[i];
            hits += problem.usualTarget().isHitBy(problem.evaluate(design)) ? 1 : 0;
        }
        return new Score(
                problem.name(),
                seed,
                robust,
                quantile(truth, 0.5),
                (double) hits / truth.length,
                quantile(wrong, 0.5),
                quantile(wrong, 0.9));
    }

    /// From independent errors, whose root mean square is right to about `1 / √(2 draws)`, 1.6 %.
    private static double spread(Problem problem, double[] x, InputError error, RandomGenerator random) {
        double[] nominal = problem.evaluate(x);
        double[] tolerances = problem.usualTarget().tolerances();
        double[] sum = new double[nominal.length];
        double[] off = new double[x.length];
        for (int k = 0; k < DRAWS; k++) {
            Arrays.setAll(off, v -> x[v] + error.deviation()[v] * Draws.normal(random));
            double[] moved = problem.evaluate(off);
            Arrays.setAll(sum, o -> sum[o] + Math.pow((moved[o] - nominal[o]) / tolerances[o], 2));
        }
        return Math.sqrt(Arrays.stream(sum).max().orElseThrow() / DRAWS);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
