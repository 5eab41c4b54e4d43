package org.preimage.bench;

import java.util.List;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.SimpleRandom;
import org.preimage.solve.Solution;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Target;

/// One problem from pairs to solutions, graded by the true operator: fit, solve for the usual target,
/// re-simulate.
public final class TaskBenchmark {
    private static final int CANDIDATES = 2000;

    private TaskBenchmark() {}

    /// What one run came to.
    ///
    /// @param problem the problem's name
    /// @param seed of pairs, fit and solve
    /// @param fitSeconds how long the fit took
    /// @param solveSeconds how long the solve took
    /// @param surrogateRmse on held-out pairs, by output
    /// @param candidates re-simulated, before localization, from simple random latents
    /// @param solutions re-simulated
    /// @param inside the share of solutions inside the box
    /// @param novelty the median distance of solutions to their nearest training row, over that of fresh random
    ///     designs
    /// @param loops on the sinewave the solutions in each of the nine loops, else empty
    public record Score(
            String problem,
            long seed,
            double fitSeconds,
            double solveSeconds,
            List<Double> surrogateRmse,
            Resimulation candidates,
            Resimulation solutions,
            double inside,
            double novelty,
            List<Integer> loops) {}

    /// Runs one problem.
    ///
    /// @param pairs how many training pairs to draw
    public static Score run(
            Problem problem, int pairs, FitOptions fit, SolveOptions solve, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs data = problem.pairs(pairs, root.of("pairs"));
        long start = System.nanoTime();
        InverseModel model = InverseFit.of(data, fit, "bench", root.of("fit"), context);
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        Target target = problem.usualTarget();
        Solutions solutions = new Solver(model, model.space(), solve, context).solve(target, root.of("solve"));
        double solveSeconds = (System.nanoTime() - start) / 1e9;
        double[][] x =
                Columns.of(solutions.solutions().stream().map(Solution::x).toList());
        Simulator f = Simulator.of(problem);
        double[][] latent =
                new SimpleRandom().points(CANDIDATES, model.sampler().latentDim(), root.of("candidates"));
        double[][] fresh = problem.sample(1000, root.of("fresh"));
        return new Score(
                problem.name(),
                seed,
                fitSeconds,
                solveSeconds,
                model.grades().rmse(),
                Resimulation.of(f, model.sample(target.values(), latent, context.workers()), target),
                Resimulation.of(f, x, target),
                inside(problem, x),
                medianDistance(problem, x, data) / medianDistance(problem, fresh, data),
                problem instanceof Sinewave ? SinewaveLoops.of(x).counts() : List.of());
    }

    private static double inside(Problem problem, double[][] x) {
        int count = 0;
        for (int i = 0; i < x[0].length; i++) {
            count += problem.space().contains(Columns.row(x, i)) ? 1 : 0;
        }
        return (double) count / x[0].length;
    }

    private static double medianDistance(Problem problem, double[][] x, Pairs data) {
        double[] distances = NearestPair.of(x, data, problem.space()).stream()
                .mapToDouble(NearestPair::distance)
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }
}
