package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.LatentPoints;
import org.preimage.space.Input;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Algorithm 1 of the paper after training: a latent design, candidates, localization; then the most spread of
/// the designs on target are kept, and short places filled with the best of the others.
public final class Solver {
    /// Localization aims at this share of the tolerance, so that rounding does not decide.
    private static final double AIM = 1e-3;

    /// What float32 may miss, of the larger of a target and the spread of its output.
    private static final double ROUNDING = 1e-6;

    private final InverseModel model;
    private final Space space;
    private final SolveOptions options;
    private final Context context;
    private final double extrapolated;

    /// @param space the model's columns with the bounds to solve in, fixed inputs among them
    /// @throws IllegalArgumentException if the space has other inputs, or excludes the value of one that was
    ///     constant in the pairs
    public Solver(InverseModel model, Space space, SolveOptions options, Context context) {
        if (!space.inputNames().equals(model.space().inputNames())) {
            throw new IllegalArgumentException(
                    "Solver: expected the inputs " + model.space().inputNames() + ", found " + space.inputNames());
        }
        this.model = model;
        this.space = space;
        this.options = options;
        this.context = context;
        this.extrapolated = usualDistance();
        requireConstants();
    }

    /// Nothing is known of other values of an input that was constant in the pairs.
    private void requireConstants() {
        for (int v = 0; v < space.inputs().size(); v++) {
            Input input = space.inputs().get(v);
            double constant = model.space().inputs().get(v).low();
            if (!model.free().contains(v) && (input.low() > constant || input.high() < constant)) {
                throw new IllegalArgumentException("Solver: expected bounds around " + constant + ", which '"
                        + input.name() + "' is in all pairs, found [" + input.low() + ", " + input.high() + "]");
            }
        }
    }

    /// The distance to the nearest fitted pair that nine of ten held-out pairs keep.
    private double usualDistance() {
        Pairs fitted = model.pairs().subset(model.split().fit());
        Pairs test = model.pairs().subset(model.split().test());
        double[] distances = NearestPair.of(test.x(), fitted).stream()
                .mapToDouble(NearestPair::distance)
                .sorted()
                .toArray();
        return distances[(int) (0.9 * (distances.length - 1))];
    }

    /// Finds designs for one target; all random numbers come from `seed`.
    ///
    /// @throws IllegalArgumentException if the target has not one value for each output
    public Solutions solve(Target target, Seed seed) {
        if (target.size() != model.space().outputs().size()) {
            throw new IllegalArgumentException("Solver: expected a target for "
                    + model.space().outputNames() + ", found one of " + target.size() + " values");
        }
        int n = options.candidates();
        double[] scaledTarget = new double[target.size()];
        double[] aim = new double[target.size()];
        double[] scale = model.outputs().scale();
        for (int o = 0; o < scaledTarget.length; o++) {
            scaledTarget[o] = model.outputs().scale(o, target.values()[o]);
            aim[o] = AIM * target.tolerances()[o] / scale[o];
        }
        double[][] points = options.latent().points(n, model.sampler().latentDim(), seed.of("latent"));
        Batch x = model.sampler().candidates(scaledTarget, LatentPoints.normal(points), context.workers());
        Box box = Box.of(model, space);
        makeFinite(x);
        AdamSearch.clamp(x, box);
        double[][] candidates = residuals(model.means(inside(x), context.workers()), target);
        context.checkCancelled();
        options.localizer().localize(model.surrogate(), x, scaledTarget, aim, box, context.workers());
        return pick(x, target, candidates);
    }

    /// A candidate that overflowed starts from the middle instead.
    private static void makeFinite(Batch x) {
        for (int i = 0; i < x.data().length; i++) {
            if (!Float.isFinite(x.data()[i])) {
                x.data()[i] = 0f;
            }
        }
    }

    /// Designs in the user's units, exactly inside the box whatever the rounding.
    private double[][] inside(Batch x) {
        double[][] designs = model.designs(x);
        for (int v = 0; v < designs.length; v++) {
            Input input = space.inputs().get(v);
            for (int i = 0; i < designs[v].length; i++) {
                designs[v][i] = Math.clamp(designs[v][i], input.low(), input.high());
            }
        }
        return designs;
    }

    private static double[][] residuals(double[][] mean, Target target) {
        double[] values = target.values();
        double[][] residuals = new double[mean[0].length][mean.length];
        for (int i = 0; i < residuals.length; i++) {
            for (int o = 0; o < mean.length; o++) {
                residuals[i][o] = mean[o][i] - values[o];
            }
        }
        return residuals;
    }

    /// The trusted designs first that arrived at the target, the most spread of them; then, if there are too few,
    /// the other ones within the tolerance, and last the nearest misses.
    private Solutions pick(Batch x, Target target, double[][] candidates) {
        double[][] designs = inside(x);
        InverseModel.Predicted predicted = model.predict(designs, context.workers());
        double[] relative = relative(residuals(predicted.mean(), target), target.tolerances());
        boolean reachable = reachable(target);
        List<NearestPair> nearest = NearestPair.of(designs, model.pairs());
        List<Solution> all = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            double[] deviation = column(predicted.deviation(), i);
            double distance = nearest.get(i).distance();
            all.add(new Solution(
                    column(designs, i),
                    column(predicted.mean(), i),
                    deviation,
                    relative[i],
                    relative[i] <= 1 ? Status.ON_TARGET : reachable ? Status.OFF_TARGET : Status.UNREACHABLE,
                    distance,
                    trust(distance, deviation, target.tolerances())));
        }
        int[] chosen = choose(x, all, target);
        int onTarget = (int) Arrays.stream(relative).filter(r -> r <= 1).count();
        return new Solutions(
                target, Arrays.stream(chosen).mapToObj(all::get).toList(), candidates, onTarget, reachable);
    }

    private int[] choose(Batch x, List<Solution> all, Target target) {
        double arrived = arrived(target);
        int[] on = where(all, solution -> solution.status() == Status.ON_TARGET);
        int[] trusted = those(on, i -> all.get(i).trust() == Trust.TRUSTED);
        int[] there = those(trusted, i -> all.get(i).residual() <= arrived);
        int[] near = those(trusted, i -> all.get(i).residual() > arrived);
        int[] doubtful = those(on, i -> all.get(i).trust() != Trust.TRUSTED);
        int[] misses = where(all, solution -> solution.status() != Status.ON_TARGET);
        int[] nearest = leastFirst(misses, i -> all.get(i).residual());
        int count = options.count();
        int[] first = Spread.farthest(x, there, count);
        int[] second = Spread.farthest(x, near, count - first.length);
        int left = count - first.length - second.length;
        int[] least = Arrays.stream(leastFirst(doubtful, i -> doubt(all.get(i), target)))
                .limit(2L * left)
                .toArray();
        int[] third = Spread.farthest(x, least, left);
        return Stream.of(first, second, third, nearest)
                .flatMapToInt(Arrays::stream)
                .limit(count)
                .toArray();
    }

    private static int[] those(int[] designs, IntPredicate holds) {
        return Arrays.stream(designs).filter(holds).toArray();
    }

    /// The largest residual of designs that arrived where localization aims. Others are within the tolerance by
    /// chance: they are stuck, mostly at a bound, and their neighbors do better.
    private double arrived(Target target) {
        double[] scale = model.outputs().scale();
        return 2 * AIM
                + IntStream.range(0, scale.length)
                        .mapToDouble(o ->
                                ROUNDING * Math.max(scale[o], Math.abs(target.values()[o])) / target.tolerances()[o])
                        .max()
                        .orElseThrow();
    }

    private static int[] leastFirst(int[] designs, IntToDoubleFunction order) {
        return Arrays.stream(designs)
                .boxed()
                .sorted(Comparator.comparingDouble(order::applyAsDouble))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// How much there is to doubt in a design: its distance in those that are usual, or twice its largest
    /// deviation in tolerances, whichever is larger; up to 1 it is trusted.
    private double doubt(Solution solution, Target target) {
        return Math.max(solution.distance() / extrapolated, uncertainty(solution.deviation(), target.tolerances()));
    }

    private static double uncertainty(double[] deviation, double[] tolerances) {
        return IntStream.range(0, deviation.length)
                .mapToDouble(o -> 2 * deviation[o] / tolerances[o])
                .max()
                .orElseThrow();
    }

    private static int[] where(List<Solution> all, Predicate<Solution> holds) {
        return IntStream.range(0, all.size())
                .filter(i -> holds.test(all.get(i)))
                .toArray();
    }

    /// The largest `|residual| / tolerance` of each design.
    private static double[] relative(double[][] residuals, double[] tolerances) {
        return Arrays.stream(residuals)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(o -> Math.abs(row[o]) / tolerances[o])
                        .max()
                        .orElseThrow())
                .toArray();
    }

    private boolean reachable(Target target) {
        double[] values = target.values();
        return IntStream.range(0, values.length)
                .allMatch(o -> values[o] >= model.space().outputs().get(o).low()
                        && values[o] <= model.space().outputs().get(o).high());
    }

    private Trust trust(double distance, double[] deviation, double[] tolerances) {
        if (distance > extrapolated) {
            return Trust.EXTRAPOLATED;
        }
        return uncertainty(deviation, tolerances) <= 1 ? Trust.TRUSTED : Trust.UNCERTAIN;
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }
}
