package org.preimage.bench;

import java.util.Arrays;
import java.util.List;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Declared;
import org.preimage.space.Target;

/// For pairs whose true `f` is out of reach: a model of half of the rows solves for a target, and a model of
/// the other half, which saw none of them, judges the designs.
public final class JudgeBenchmark {
    private JudgeBenchmark() {}

    /// What one run came to; all in the user's units, of the first output.
    ///
    /// @param seed of the halves, fits and solve
    /// @param fitSeconds how long the model's fit took
    /// @param solveSeconds how long the solve took
    /// @param modelRmse the model's error on the judge's rows
    /// @param modelRmsePositive the same, on the rows whose output is above zero
    /// @param judgeRmse the judge's error on the model's rows
    /// @param judged the root mean square of what the judge says of the designs, less the target
    /// @param inside the share of designs inside the box
    /// @param onTarget the share of designs that the model says are on target
    /// @param agreed the share of designs that the judge says are on target
    /// @param surrogate the one that the model localizes on
    public record Verdict(
            long seed,
            double fitSeconds,
            double solveSeconds,
            double modelRmse,
            double modelRmsePositive,
            double judgeRmse,
            double judged,
            double inside,
            double onTarget,
            double agreed,
            String surrogate) {}

    /// Runs both fits and the solve.
    public static Verdict run(
            Pairs pairs,
            Declared declared,
            Target target,
            FitOptions fit,
            SolveOptions solve,
            long seed,
            Context context) {
        Seed root = new Seed(seed);
        Pairs rows = pairs.withoutDuplicates();
        int[] order = Draws.permutation(rows.size(), root.of("halves").generator());
        Pairs ours = rows.subset(Arrays.copyOf(order, rows.size() / 2));
        Pairs others = rows.subset(Arrays.copyOfRange(order, rows.size() / 2, rows.size()));
        long start = System.nanoTime();
        InverseModel model = InverseFit.of(ours, declared, fit, "bench", root.of("model"), context);
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        InverseModel judge = InverseFit.of(others, declared, fit, "bench", root.of("judge"), context);
        start = System.nanoTime();
        List<Solution> solutions = new Solver(model, model.space(), solve, context)
                .solve(target, root.of("solve"))
                .solutions();
        double solveSeconds = (System.nanoTime() - start) / 1e9;
        double[][] x = Columns.of(solutions.stream().map(Solution::x).toList());
        double[] asked = new double[solutions.size()];
        Arrays.fill(asked, target.values()[0]);
        return new Verdict(
                seed,
                fitSeconds,
                solveSeconds,
                error(model, others.x(), others.y()[0], Double.NEGATIVE_INFINITY, context),
                error(model, others.x(), others.y()[0], 0, context),
                error(judge, ours.x(), ours.y()[0], Double.NEGATIVE_INFINITY, context),
                error(judge, x, asked, Double.NEGATIVE_INFINITY, context),
                solutions.stream()
                        .mapToDouble(solution -> model.space().contains(solution.x()) ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                solutions.stream()
                        .mapToDouble(solution -> solution.residual() <= 1 ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                Arrays.stream(judge.means(x, context.workers())[0])
                        .map(y -> target.isHitBy(new double[] {y}) ? 1 : 0)
                        .average()
                        .orElse(Double.NaN),
                model.grades().surrogate());
    }

    /// The root mean square of prediction less `y`, over the rows with `y` above `floor`.
    private static double error(InverseModel model, double[][] x, double[] y, double floor, Context context) {
        double[] mean = model.means(x, context.workers())[0];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] > floor) {
                sum += (mean[i] - y[i]) * (mean[i] - y[i]);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
