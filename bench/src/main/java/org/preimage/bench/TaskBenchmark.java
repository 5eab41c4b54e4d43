package org.preimage.bench;

import java.util.List;
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
    /// @param placement where the solutions are
    /// @param loops on the sinewave the solutions in each of the nine loops, else empty
    public record Score(
            String problem,
            long seed,
            double fitSeconds,
            double solveSeconds,
            List<Double> surrogateRmse,
            Resimulation candidates,
            Resimulation solutions,
            Placement placement,
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
        return new Score(
                problem.name(),
                seed,
                fitSeconds,
                solveSeconds,
                model.grades().rmse(),
                Resimulation.of(f, model.sample(target.values(), latent, context.workers()), target),
                Resimulation.of(f, x, target),
                Placement.of(problem, x, data, root.of("fresh")),
                problem instanceof Sinewave ? SinewaveLoops.of(x).counts() : List.of());
    }
}
