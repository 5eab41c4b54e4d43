package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.Solutions;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.space.Target;

/// How much of the true solution set is reached: designs for the usual target of a problem against a dense reference of
/// the set that the true function gave, in the units and the box of the [Reference].
public final class CoverageBenchmark {
    private static final int SAMPLE = 1000;
    private static final int PEERS = 5;

    private final Problem problem;
    private final Reference reference;
    private final Target target;
    private final InverseModel model;
    private final Seed root;
    private final Context context;

    /// One set of designs.
    ///
    /// @param method where they are from
    /// @param reach how much of the set they reach
    /// @param error the mean squared error of the designs under the true function
    /// @param seconds how long it took to find them
    /// @param missed the chance that a component was missed, as estimated; not a number where nothing estimates it
    public record Row(String method, int designs, Reach reach, double error, double seconds, double missed) {}

    /// How like draws from the prior some designs are.
    ///
    /// @param energy the energy distance of the designs from draws by rejection
    /// @param usual the root mean square of that distance between two sets of such draws
    /// @param effective the effective sample size as reported, not a number where none is
    public record Likeness(String method, double energy, double usual, double effective) {}

    private CoverageBenchmark(Problem problem, int pairs, FitOptions fit, long seed, Context context) {
        this.problem = problem;
        this.context = context;
        root = new Seed(seed);
        target = problem.usualTarget();
        Pairs data = problem.pairs(pairs, root.of("pairs"));
        model = InverseFit.of(data, fit, "bench", root.of("fit"), context);
        reference = new Reference(problem, model.space(), Scaler.of(data.x()), root.of("truth"));
    }

    /// Fits one problem and compares designs.
    ///
    /// @param designs how many
    public static List<Row> run(Problem problem, int pairs, int designs, FitOptions fit, long seed, Context context) {
        return new CoverageBenchmark(problem, pairs, fit, seed, context).rows(designs);
    }

    /// Fits one problem and compares designs spread by the prior, and evenly, with draws by rejection.
    public static List<Likeness> likeness(Problem problem, int pairs, FitOptions fit, long seed, Context context) {
        return new CoverageBenchmark(problem, pairs, fit, seed, context).likeness();
    }

    private List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (Spreading spreading : List.of(Spreading.EVEN, Spreading.CANDIDATES)) {
            long start = System.nanoTime();
            Solutions solutions = solve(spreading, count);
            double seconds = (System.nanoTime() - start) / 1e9;
            String method = spreading.name().toLowerCase(Locale.ROOT);
            rows.add(row(method, designs(solutions), seconds, missed(solutions)));
        }
        long start = System.nanoTime();
        List<double[]> looked = lookup(count);
        rows.add(row("lookup", looked, (System.nanoTime() - start) / 1e9, Double.NaN));
        rows.add(row("truth, farthest", reference.farthest(count), Double.NaN, Double.NaN));
        return rows;
    }

    private Row row(String method, List<double[]> designs, double seconds, double missed) {
        double error = Resimulation.of(Simulator.of(problem), Columns.of(designs), target)
                .mean();
        return new Row(method, designs.size(), reference.reach(designs), error, seconds, missed);
    }

    private Solutions solve(Spreading spreading, int count) {
        SolveOptions options =
                new SolveOptions(count, SolveOptions.latent("maximin"), GaussNewton.DEFAULT, 0, spreading);
        return new Solver(model, reference.box(), options, context).solve(target, root.of("solve"));
    }

    private static List<double[]> designs(Solutions solutions) {
        return solutions.solutions().stream().map(Solution::x).toList();
    }

    private static double missed(Solutions solutions) {
        return solutions.cover() == null
                ? Double.NaN
                : solutions.cover().completeness().chanceOfAMissedComponent();
    }

    /// The most different of the training rows with the nearest properties, moved to the target on the true function:
    /// what a user without a method could do with many calls of it.
    private List<double[]> lookup(int count) {
        Pairs pairs = model.pairs();
        double[] errors = new double[pairs.size()];
        Arrays.setAll(errors, row -> target.squaredError(Columns.row(pairs.y(), row)));
        List<double[]> nearest = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> errors[row]))
                .limit(2L * count)
                .map(row -> Columns.row(pairs.x(), row))
                .filter(reference.truth()::project)
                .toList();
        return reference.spacing().farthest(nearest, count);
    }

    private List<Likeness> likeness() {
        List<double[]> sample = reference.posterior(SAMPLE, root.of("sample"));
        double squares = 0;
        for (int peer = 0; peer < PEERS; peer++) {
            double energy = reference
                    .spacing()
                    .energy(sample, reference.posterior(SAMPLE, root.of("peer").of(peer)));
            squares += energy * energy / PEERS;
        }
        List<Likeness> all = new ArrayList<>();
        for (Spreading spreading : List.of(Spreading.PRIOR, Spreading.EVEN, Spreading.CANDIDATES)) {
            Solutions solutions = solve(spreading, SAMPLE);
            @Nullable
            Double effective =
                    solutions.cover() == null ? null : solutions.cover().effective();
            all.add(new Likeness(
                    spreading.name().toLowerCase(Locale.ROOT),
                    reference.spacing().energy(sample, designs(solutions)),
                    Math.sqrt(squares),
                    effective == null ? Double.NaN : effective));
        }
        return all;
    }
}
