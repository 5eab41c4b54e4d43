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
import org.preimage.space.Space;
import org.preimage.space.Target;

/// How much of the true solution set is reached: designs for the usual target of a problem against a dense reference of
/// the set that the true function gave. Distances are in standard deviations of the prior, on the sinewave in its own
/// units. The arm's inputs are kept within three standard deviations, and the ballistic ones in a like box.
public final class CoverageBenchmark {
    private static final double WIDE = 3;
    private static final int DENSE = 60_000;
    private static final int SAMPLE = 1000;
    private static final double ADJACENT = 3;
    private static final double NEAR = 6;
    private static final int PEERS = 5;

    private final Problem problem;
    private final Space box;
    private final TrueSet truth;
    private final Spacing spacing;
    private final Target target;
    private final InverseModel model;
    private final Seed root;
    private final Context context;

    /// One set of designs.
    ///
    /// @param method where they are from
    /// @param components how many of the true components have a design
    /// @param of how many there are
    /// @param fewest the designs of the component that has fewest
    /// @param most the designs of the component that has most
    /// @param fill the largest distance of a true solution from the nearest design
    /// @param least the least distance of two designs
    /// @param error the mean squared error of the designs under the true function
    /// @param seconds how long it took to find them
    /// @param missed the chance that a component was missed, as estimated; not a number where nothing estimates it
    public record Row(
            String method,
            int designs,
            int components,
            int of,
            int fewest,
            int most,
            double fill,
            double least,
            double error,
            double seconds,
            double missed) {}

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
        Scaler scaler = Scaler.of(data.x());
        double[] scale = scaler.scale();
        if (problem instanceof Sinewave) {
            Arrays.fill(scale, 1);
        }
        model = InverseFit.of(data, fit, "bench", root.of("fit"), context);
        box = box(problem, model, scaler);
        spacing = new Spacing(scale);
        truth = new TrueSet(problem, box, target.values(), scale);
    }

    private static Space box(Problem problem, InverseModel model, Scaler scaler) {
        Space box = model.space();
        for (int v = 0; v < scaler.width() && !(problem instanceof Sinewave); v++) {
            double low = Math.max(problem.space().inputs().get(v).low(), scaler.unscale(v, -WIDE));
            double high = Math.min(problem.space().inputs().get(v).high(), scaler.unscale(v, WIDE));
            box = box.withBounds(box.inputs().get(v).name(), low, high);
        }
        return box;
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
        List<double[]> reference = truth.dense(DENSE, root.of("truth"));
        List<double[]> net = spacing.farthest(reference, 3 * SAMPLE);
        int[] component = spacing.components(net, ADJACENT * spacing.fill(reference, net));
        List<Row> rows = new ArrayList<>();
        for (Spreading spreading : List.of(Spreading.EVEN, Spreading.CANDIDATES)) {
            long start = System.nanoTime();
            Solutions solutions = solve(spreading, count);
            double seconds = (System.nanoTime() - start) / 1e9;
            rows.add(row(
                            spreading == Spreading.EVEN ? "even" : "candidates",
                            designs(solutions),
                            seconds,
                            missed(solutions))
                    .of(reference, net, component));
        }
        long start = System.nanoTime();
        List<double[]> looked = lookup(count);
        double seconds = (System.nanoTime() - start) / 1e9;
        rows.add(row("lookup", looked, seconds, Double.NaN).of(reference, net, component));
        rows.add(row("truth, farthest", spacing.farthest(reference, count), Double.NaN, Double.NaN)
                .of(reference, net, component));
        return rows;
    }

    private interface Graded {
        Row of(List<double[]> reference, List<double[]> net, int[] component);
    }

    private Graded row(String method, List<double[]> designs, double seconds, double missed) {
        return (reference, net, component) -> {
            int[] shares = spacing.shares(designs, net, component);
            return new Row(
                    method,
                    designs.size(),
                    (int) Arrays.stream(shares).filter(share -> share > 0).count(),
                    shares.length,
                    Arrays.stream(shares).min().orElseThrow(),
                    Arrays.stream(shares).max().orElseThrow(),
                    spacing.fill(reference, designs),
                    spacing.least(designs),
                    Resimulation.of(Simulator.of(problem), Columns.of(designs), target)
                            .mean(),
                    seconds,
                    missed);
        };
    }

    private Solutions solve(Spreading spreading, int count) {
        SolveOptions options =
                new SolveOptions(count, SolveOptions.latent("maximin"), GaussNewton.DEFAULT, 0, spreading);
        return new Solver(model, box, options, context).solve(target, root.of("solve"));
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
                .filter(truth::project)
                .toList();
        return spacing.farthest(nearest, count);
    }

    private List<Likeness> likeness() {
        double[] near = Arrays.stream(target.tolerances()).map(t -> NEAR * t).toArray();
        List<double[]> sample = truth.rejected(SAMPLE, near, root.of("sample"));
        double squares = 0;
        for (int peer = 0; peer < PEERS; peer++) {
            double energy = spacing.energy(
                    sample, truth.rejected(SAMPLE, near, root.of("peer").of(peer)));
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
                    spacing.energy(sample, designs(solutions)),
                    Math.sqrt(squares),
                    effective == null ? Double.NaN : effective));
        }
        return all;
    }
}
