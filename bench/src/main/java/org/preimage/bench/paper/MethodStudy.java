package org.preimage.bench.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.bench.Placement;
import org.preimage.bench.Problem;
import org.preimage.bench.Resimulation;
import org.preimage.bench.Sinewave;
import org.preimage.bench.SinewaveLoops;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.Drawn;
import org.preimage.solve.Localizer;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.solve.Unmoved;
import org.preimage.space.Target;

/// One method on one problem.
final class MethodStudy {
    private static final int[] FIRST = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private final Cell cell;
    private final Entry entry;
    private final Protocol protocol;
    private final Problem problem;
    private final Truth truth;
    private final Context context;
    private final Simulator f;
    private final Seed root;
    private final Pairs pairs;
    private final List<Timing> timings = new ArrayList<>();
    private final InverseModel model;

    /// Fits the method.
    MethodStudy(Cell cell, Protocol protocol, Problem problem, Truth truth, Context context) {
        this.cell = cell;
        this.entry = Objects.requireNonNull(cell.entry());
        this.protocol = protocol;
        this.problem = problem;
        this.truth = truth;
        this.context = context;
        f = Simulator.of(problem);
        root = new Seed(cell.seed());
        pairs = problem.pairs(cell.pairs(), root.of("pairs"));
        model = timed("fit", () -> InverseFit.of(pairs, options(), "bench", root.of("fit"), context));
    }

    private FitOptions options() {
        FitOptions options = entry.fit(cell.setting().of(problem.name()));
        int prior = options.prior().epochs();
        int networks = options.networks().schedule().epochs();
        return cell.setting() == Cell.Setting.BEST
                ? options.withEpochs(Math.min(prior, protocol.epochs()), Math.min(networks, protocol.epochs()))
                : options.withEpochs(paperEpochs(prior), paperEpochs(networks));
    }

    private int paperEpochs(int all) {
        return (int) Math.ceil(protocol.paperShare() * all);
    }

    Result run() {
        List<Entry.Way> ways = entry.ways(cell.setting().of(problem.name()));
        Entry.Way own = ways.getFirst();
        Entry.Way drawing = ways.stream()
                .filter(way -> way.spreading() != Spreading.EVEN)
                .findFirst()
                .orElseThrow();
        // The best of thousands of starts cost the same whether one is looked at or all.
        boolean ranked = own.spreading() == Spreading.NEAREST;
        int curved = cell.setting() == Cell.Setting.BEST ? protocol.curveTargets() : 0;
        List<Found> many = timed(
                "curve", () -> found(drawing.of(protocol.designs()), ranked ? protocol.adjointTargets() : curved));
        MethodResult.Random random =
                ranked ? random(many) : timed("random targets", () -> random(single(own, targets(own.localizer()))));
        List<MethodResult.Designs> designs = ways.stream().map(this::usual).toList();
        MethodResult result = new MethodResult(
                model.grades().surrogate(),
                model.grades().rmse(),
                model.sampler().parameters(),
                Map.copyOf(model.provenance().options()),
                random,
                designs,
                curved == 0 ? List.of() : curve(many.subList(0, curved)),
                protocol.ranked() > 0 && own.localizer() instanceof Unmoved ? calibration() : null,
                problem instanceof Sinewave && cell.study() == Cell.Study.METHOD ? loops(ways) : List.of());
        return Result.of(result, timings);
    }

    /// A thousand steps for one design at a time are too many for all of them.
    private int targets(Localizer localizer) {
        return localizer instanceof AdamSearch ? protocol.targets() / 5 : protocol.targets();
    }

    /// Designs for each of the first random targets.
    private List<Found> found(SolveOptions options, int targets) {
        List<Found> found = new ArrayList<>();
        for (int t = 0; t < targets; t++) {
            found.add(found(options, target(t), draw(t, 0)));
        }
        return found;
    }

    /// The first design for each of many targets.
    private MethodResult.Random random(List<Found> found) {
        double[] errors = new double[found.size()];
        double gradients = 0;
        int again = 0;
        for (int t = 0; t < errors.length; t++) {
            errors[t] = errors(found.get(t), t)[0];
            gradients += Objects.requireNonNull(found.get(t).gradients());
            again += found.get(t).again();
        }
        return new MethodResult.Random(Errors.of(new Resimulation(errors)), gradients / errors.length, again);
    }

    /// One design for each of the random targets.
    private List<Found> single(Entry.Way way, int targets) {
        boolean again = cell.setting() == Cell.Setting.BEST && !(way.localizer() instanceof Unmoved);
        return IntStream.range(0, targets)
                .mapToObj(t -> again ? arrived(way.single(), t) : found(way.single(), target(t), draw(t, 0)))
                .toList();
    }

    /// A design that the surrogate says is on target: one that got stuck on the way is drawn again. The truth is not
    /// looked at.
    private Found arrived(SolveOptions options, int t) {
        Target target = target(t);
        long gradients = 0;
        for (int again = 0; ; again++) {
            Found found = found(options, target, draw(t, again));
            gradients += Objects.requireNonNull(found.gradients());
            double[] says = Columns.row(model.means(found.designs(), context.workers()), 0);
            if (again == Protocol.AGAIN || target.isHitBy(says)) {
                return new Found(found.designs(), gradients, again);
            }
        }
    }

    private Seed draw(int t, int again) {
        Seed seed = root.of("random").of(t);
        return again == 0 ? seed : seed.of("again").of(again);
    }

    /// The squared errors of designs for the random target number `t`.
    private double[] errors(Found found, int t) {
        return Resimulation.of(f, found.designs(), target(t)).squaredErrors();
    }

    /// The property of a fresh design.
    private Target target(int number) {
        double[][] x = problem.sample(1, root.of("targets").of(number));
        return new Target(
                problem.evaluate(Columns.row(x, 0)), problem.usualTarget().tolerances());
    }

    private MethodResult.Designs usual(Entry.Way way) {
        SolveOptions options = way.of(protocol.designs());
        Target target = problem.usualTarget();
        Found found = timed(way.name(), () -> found(options, target, root.of("usual")));
        double[][] x = found.designs();
        List<double[]> rows = rows(x);
        return new MethodResult.Designs(
                way.name(),
                Errors.of(Resimulation.of(f, x, target)),
                drawnInside(options),
                Placement.of(problem, x, pairs, root.of("placement")).novelty(),
                truth.reach(rows),
                truth.discrepancy(rows),
                found.gradients());
    }

    /// The share of the sampler's draws that are inside the box by themselves; solving takes the others there.
    private double drawnInside(SolveOptions options) {
        double[][] points =
                options.latent().points(options.candidates(), model.sampler().latentDim(), root.of("inside"));
        return Placement.inside(problem, model.sample(problem.usualTarget().values(), points, context.workers()));
    }

    /// Designs, `[d × n]`.
    ///
    /// @param gradients of the surrogate that they took; null where designs are spread over the solution set, along
    ///     which many more are spent
    /// @param again how often they were drawn again
    private record Found(double[][] designs, @Nullable Long gradients, int again) {}

    private Found found(SolveOptions options, Target target, Seed seed) {
        context.checkCancelled();
        Solver solver = new Solver(model, model.space(), options, context);
        if (options.spreading() == Spreading.EVEN) {
            return new Found(
                    Columns.of(solver.solve(target, seed).solutions().stream()
                            .map(Solution::x)
                            .toList()),
                    null,
                    0);
        }
        Drawn drawn = solver.draw(target, seed);
        return new Found(
                options.spreading() == Spreading.NEAREST
                        ? nearest(drawn.designs(), target, options.count())
                        : drawn.designs(),
                drawn.gradients(),
                0);
    }

    /// The designs that the model says are nearest to the target, the nearest first.
    private double[][] nearest(double[][] designs, Target target, int count) {
        double[][] means = model.means(designs, context.workers());
        return Columns.of(IntStream.range(0, designs[0].length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> target.compromise(Columns.row(means, i))))
                .limit(count)
                .map(i -> Columns.row(designs, i))
                .toList());
    }

    /// The least error of the first designs, averaged over the targets.
    private List<MethodResult.Least> curve(List<Found> many) {
        List<MethodResult.Least> curve = new ArrayList<>();
        for (int first : FIRST) {
            double sum = 0;
            for (int t = 0; t < many.size() && first <= protocol.designs(); t++) {
                sum += Arrays.stream(errors(many.get(t), t)).limit(first).min().orElseThrow();
            }
            if (first <= protocol.designs()) {
                curve.add(new MethodResult.Least(first, sum / many.size()));
            }
        }
        return curve;
    }

    private double calibration() {
        Seed seed = root.of("calibration");
        return timed(
                "calibration",
                () -> Calibration.error(model, problem, protocol.ranked(), Protocol.RANKING, seed, context.workers()));
    }

    private List<MethodResult.Loops> loops(List<Entry.Way> ways) {
        List<MethodResult.Loops> loops = new ArrayList<>();
        for (Entry.Way way : ways) {
            for (int count : Protocol.LOOPS) {
                if (count <= protocol.designs()) {
                    double[][] x = found(way.of(count), problem.usualTarget(), root.of("loops"))
                            .designs();
                    boolean pictured = count == Math.min(Protocol.PICTURED, protocol.designs()) && cell.seed() == 1;
                    loops.add(new MethodResult.Loops(
                            way.name(), count, SinewaveLoops.of(x).counts(), pictured ? rounded(x) : List.of()));
                }
            }
        }
        return loops;
    }

    /// As precise as a picture is.
    private static List<List<Double>> rounded(double[][] x) {
        return rows(x).stream()
                .map(row -> Arrays.stream(row)
                        .mapToObj(value -> Math.rint(1000 * value) / 1000)
                        .toList())
                .toList();
    }

    private static List<double[]> rows(double[][] x) {
        return IntStream.range(0, x[0].length).mapToObj(i -> Columns.row(x, i)).toList();
    }

    private <T> T timed(String part, Supplier<T> work) {
        return Timing.of(part, timings, work);
    }
}
