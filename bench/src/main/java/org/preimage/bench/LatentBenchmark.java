package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.PointSet;
import org.preimage.solve.Localizer;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.space.Target;

/// Whether a latent design makes what comes out of a solve vary less: the same solve, repeated with other
/// latent points, and the variance over the repeats of statistics of the designs.
///
/// No more candidates are drawn than designs are asked for, so that no selection stands between the latent points
/// and the designs.
public final class LatentBenchmark {
    private final Problem problem;
    private final InverseModel model;
    private final Localizer localizer;
    private final Protocol protocol;
    private final Context context;

    /// How often, with how much.
    ///
    /// @param designs latent points and designs in each solve, at least 2
    /// @param repeats solves for each latent design, at least 2
    /// @param seed of the latent points
    public record Protocol(int designs, int repeats, Seed seed) {
        public Protocol {
            if (designs < 2 || repeats < 2) {
                throw new IllegalArgumentException("LatentBenchmark: expected at least 2 designs and 2 repeats, found "
                        + designs + " and " + repeats);
            }
        }
    }

    /// The variances, over the repeats, of four kinds of statistics.
    ///
    /// @param mean of the mean of each input, in units of the input's deviation in the pairs, averaged over the
    ///     inputs
    /// @param spread of the standard deviation of each input, likewise
    /// @param loops of the share of the designs in each of the nine loops of the sinewave, averaged over them; NaN
    ///     for other problems
    /// @param error of the mean squared error under the true operator
    /// @param meanError that error itself, averaged over the repeats
    public record Variances(double mean, double spread, double loops, double error, double meanError) {}

    /// What one kind of latent design came to.
    ///
    /// @param latent its name
    /// @param candidates before localization, of the same latent points
    /// @param solutions after it
    public record Row(String latent, Variances candidates, Variances solutions) {}

    /// The statistics of the designs of one solve.
    private record Summary(double[] mean, double[] spread, double[] loops, double[] error) {}

    public LatentBenchmark(
            Problem problem, InverseModel model, Localizer localizer, Protocol protocol, Context context) {
        this.problem = problem;
        this.model = model;
        this.localizer = localizer;
        this.protocol = protocol;
        this.context = context;
    }

    /// The problem called `name`: one of [Problems] or the [LongArm].
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static Problem problem(String name) {
        Problem wide = new LongArm();
        return name.equals(wide.name()) ? wide : Problems.named(name);
    }

    /// Solves for the usual target once for each repeat, with latent points of the kind named.
    ///
    /// @param latent `random`, `lhs`, `maximin` or `sobol`
    /// @throws IllegalArgumentException if there is no latent design of that name
    public Row run(String latent) {
        PointSet points = SolveOptions.latent(latent);
        int n = protocol.designs();
        SolveOptions options = new SolveOptions(n, points, localizer, n, Spreading.DRAWN);
        Solver solver = new Solver(model, model.space(), options, context);
        Target target = problem.usualTarget();
        List<Summary> candidates = new ArrayList<>();
        List<Summary> solutions = new ArrayList<>();
        for (int repeat = 0; repeat < protocol.repeats(); repeat++) {
            Seed seed = protocol.seed().of(repeat);
            double[][] unit = points.points(n, model.sampler().latentDim(), seed.of("latent"));
            candidates.add(summary(model.sample(target.values(), unit, context.workers())));
            solutions.add(summary(Columns.of(solver.solve(target, seed).solutions().stream()
                    .map(Solution::x)
                    .toList())));
        }
        return new Row(latent, variances(candidates), variances(solutions));
    }

    private Summary summary(double[][] x) {
        double[][] free = model.inputs().standardized(x);
        double[] mean = new double[free.length];
        double[] spread = new double[free.length];
        for (int v = 0; v < free.length; v++) {
            mean[v] = Arrays.stream(free[v]).average().orElseThrow();
            spread[v] = Math.sqrt(variance(free[v]));
        }
        double[] loops = problem instanceof Sinewave
                ? SinewaveLoops.of(x).counts().stream()
                        .mapToDouble(count -> (double) count / x[0].length)
                        .toArray()
                : new double[0];
        double error =
                Resimulation.of(Simulator.of(problem), x, problem.usualTarget()).mean();
        return new Summary(mean, spread, loops, new double[] {error});
    }

    private static Variances variances(List<Summary> repeats) {
        return new Variances(
                variance(repeats.stream().map(Summary::mean).toArray(double[][]::new)),
                variance(repeats.stream().map(Summary::spread).toArray(double[][]::new)),
                variance(repeats.stream().map(Summary::loops).toArray(double[][]::new)),
                variance(repeats.stream().map(Summary::error).toArray(double[][]::new)),
                repeats.stream()
                        .mapToDouble(summary -> summary.error()[0])
                        .average()
                        .orElseThrow());
    }

    /// The variance of each statistic, `[repeats × statistics]`, averaged over the statistics; NaN if there are
    /// none.
    static double variance(double[][] repeats) {
        double sum = 0;
        int statistics = repeats[0].length;
        for (int s = 0; s < statistics; s++) {
            double[] values = new double[repeats.length];
            for (int r = 0; r < values.length; r++) {
                values[r] = repeats[r][s];
            }
            sum += variance(values);
        }
        return sum / statistics;
    }

    /// Without bias, from at least two values.
    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
