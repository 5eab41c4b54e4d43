package org.preimage.bench;

import java.util.ArrayList;
import java.util.List;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.Polish;
import org.preimage.solve.PolishOptions;
import org.preimage.solve.Polished;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// What polishing makes of solutions where the true operator is known: for the usual target of a problem, and
/// for the properties of designs that the model never saw.
public final class PolishBenchmark {
    private PolishBenchmark() {}

    /// What one run came to; squared errors are averaged over the outputs, in the problem's units.
    ///
    /// @param targets how many targets there were; 1 for the usual one
    /// @param designs how many designs were polished
    /// @param before the squared errors of the designs as they were solved
    /// @param after the squared errors when polished
    /// @param exact the share of targets for which the mean squared error of all designs is at most 1e-20
    /// @param calls how many calls a design took, on average, the first one included
    /// @param most the most calls of a design
    public record Score(
            String problem,
            long seed,
            int targets,
            int designs,
            Resimulation before,
            Resimulation after,
            double exact,
            double calls,
            int most) {}

    /// How good is exact, as a mean squared error.
    public static final double EXACT = 1e-20;

    /// Fits one model, and polishes what it solves for the usual target and for `targets` random ones.
    ///
    /// @return the score of the usual target, and that of the random ones
    public static List<Score> run(Problem problem, Setting setting, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs data = problem.pairs(setting.pairs(), root.of("pairs"));
        InverseModel model = InverseFit.of(data, setting.fit(), "bench", root.of("fit"), context);
        Pairs fresh = problem.pairs(setting.targets(), root.of("targets"));
        double[] tolerances = problem.usualTarget().tolerances();
        List<Target> random = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            random.add(new Target(Columns.row(fresh.y(), i), tolerances));
        }
        Run run = new Run(problem, model, setting.polish(), seed, context);
        return List.of(run.score(List.of(problem.usualTarget()), setting.usual()), run.score(random, setting.random()));
    }

    /// What is run.
    ///
    /// @param pairs how many training pairs to draw
    /// @param usual how to solve for the usual target
    /// @param targets how many random targets to solve for
    /// @param random how to solve for each of them
    public record Setting(
            int pairs, FitOptions fit, SolveOptions usual, int targets, SolveOptions random, PolishOptions polish) {}

    private record Run(Problem problem, InverseModel model, PolishOptions options, long seed, Context context) {
        Score score(List<Target> targets, SolveOptions solve) {
            Simulator f = Simulator.of(problem);
            Solver solver = new Solver(model, model.space(), solve, context);
            Polish polish = new Polish(model, Region.of(model.space()), f, options, context);
            List<Double> before = new ArrayList<>();
            List<Double> after = new ArrayList<>();
            int exact = 0;
            int calls = 0;
            int most = 0;
            for (int t = 0; t < targets.size(); t++) {
                Target target = targets.get(t);
                Seed own = new Seed(seed).of("solve").of(t);
                List<double[]> designs = solver.solve(target, own).solutions().stream()
                        .map(Solution::x)
                        .toList();
                double sum = 0;
                for (Polished polished : polish.run(designs, target)) {
                    before.add(error(target, polished.before()));
                    after.add(error(target, polished.y()));
                    sum += after.getLast() / designs.size();
                    calls += polished.calls();
                    most = Math.max(most, polished.calls());
                }
                exact += sum <= EXACT ? 1 : 0;
            }
            return new Score(
                    problem.name(),
                    seed,
                    targets.size(),
                    after.size(),
                    resimulation(before),
                    resimulation(after),
                    (double) exact / targets.size(),
                    (double) calls / after.size(),
                    most);
        }

        private static double error(Target target, double[] y) {
            return y.length == 0 ? Double.NaN : target.squaredError(y);
        }

        private static Resimulation resimulation(List<Double> errors) {
            return new Resimulation(
                    errors.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
