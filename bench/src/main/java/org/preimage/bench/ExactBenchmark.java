package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.Sobol;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.space.Target;

/// How exact solutions are that no call of the true operator was spent on: every design that was asked for is
/// re-simulated afterwards, and none is left out.
public final class ExactBenchmark {
    private static final int DESIGNS = 10;
    private static final int CANDIDATES = 100;
    private static final int USUAL_DESIGNS = 1000;

    private ExactBenchmark() {}

    /// What one fit came to.
    ///
    /// @param surrogate the one that was localized on
    /// @param fitSeconds how long the fit took
    /// @param heldOut the mean squared error of the surrogate on the test rows, averaged over the outputs, in the
    ///     user's units
    /// @param rows by question
    public record Score(
            String problem, long seed, String surrogate, double fitSeconds, double heldOut, List<Row> rows) {}

    /// Answers to one kind of question.
    ///
    /// @param question `usual target` or `N test targets`
    /// @param solveSeconds how long all solves took together
    /// @param solutions all of them, re-simulated
    /// @param lookup as many training rows with the nearest property, re-simulated: the answer without a method
    public record Row(String question, double solveSeconds, Resimulation solutions, Resimulation lookup) {}

    /// What is asked besides the usual target.
    ///
    /// @param targets the properties of so many fresh designs
    /// @param spreading how the designs for each are spread
    public record Asked(int targets, Spreading spreading) {}

    /// Fits one problem and solves for its usual target and for properties of fresh designs.
    ///
    /// @param pairs how many training pairs to draw
    /// @param asked how many fresh designs, and how the designs for each are spread
    public static Score run(Problem problem, int pairs, Asked asked, FitOptions fit, long seed, Context context) {
        Seed root = new Seed(seed);
        Pairs data = problem.pairs(pairs, root.of("pairs"));
        long start = System.nanoTime();
        InverseModel model = InverseFit.of(data, fit, "bench", root.of("fit"), context);
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        Target usual = problem.usualTarget();
        Row first = row(
                problem, model, List.of(usual), options(USUAL_DESIGNS, Spreading.EVEN), "usual target", root, context);
        int targets = asked.targets();
        double[][] fresh = problem.pairs(targets, root.of("targets")).y();
        List<Target> all = IntStream.range(0, targets)
                .mapToObj(i -> new Target(Columns.row(fresh, i), usual.tolerances()))
                .toList();
        Row second =
                row(problem, model, all, options(DESIGNS, asked.spreading()), targets + " test targets", root, context);
        double heldOut = model.grades().rmse().stream()
                .mapToDouble(rmse -> rmse * rmse)
                .average()
                .orElseThrow();
        return new Score(problem.name(), seed, model.grades().surrogate(), fitSeconds, heldOut, List.of(first, second));
    }

    private static SolveOptions options(int designs, Spreading spreading) {
        int candidates = spreading == Spreading.CANDIDATES ? CANDIDATES : 0;
        return new SolveOptions(designs, new Sobol(), GaussNewton.DEFAULT, candidates, spreading);
    }

    private static Row row(
            Problem problem,
            InverseModel model,
            List<Target> targets,
            SolveOptions options,
            String question,
            Seed root,
            Context context) {
        Solver solver = new Solver(model, model.space(), options, context);
        Simulator f = Simulator.of(problem);
        List<double[]> solved = new ArrayList<>();
        List<double[]> looked = new ArrayList<>();
        long nanos = 0;
        for (int t = 0; t < targets.size(); t++) {
            Target target = targets.get(t);
            long start = System.nanoTime();
            List<double[]> designs = solver.solve(target, root.of("solve").of(t)).solutions().stream()
                    .map(Solution::x)
                    .toList();
            nanos += System.nanoTime() - start;
            solved.add(Resimulation.of(f, Columns.of(designs), target).squaredErrors());
            looked.add(Resimulation.of(f, lookup(model.pairs(), target, options.count()), target)
                    .squaredErrors());
            context.progress().report(question, t + 1, targets.size(), "");
        }
        return new Row(question, nanos / 1e9, all(solved), all(looked));
    }

    private static Resimulation all(List<double[]> parts) {
        return new Resimulation(parts.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /// The training rows whose properties are nearest to the target.
    private static double[][] lookup(Pairs pairs, Target target, int count) {
        double[] errors = new double[pairs.size()];
        Arrays.setAll(errors, row -> target.squaredError(Columns.row(pairs.y(), row)));
        int[] nearest = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> errors[row]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        return pairs.subset(nearest).x();
    }
}
