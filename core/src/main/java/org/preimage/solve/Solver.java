package org.preimage.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preimage.cell.UnitCell;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.LatentPoints;
import org.preimage.space.Goal;
import org.preimage.space.Input;
import org.preimage.space.Near;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Target;

/// Algorithm 1 of the paper after training: a latent design, candidates, localization; then the most spread of
/// the designs on target are kept, and short places filled with the best of the others.
public final class Solver {
    /// Localization aims at this share of the tolerance, so that rounding does not decide.
    private static final double AIM = 1e-3;

    /// What float32 may miss, of the larger of a target and the spread of its output.
    private static final double ROUNDING = 1e-6;

    /// A net is grown over designs with no more images than these; of more it would take too long.
    private static final int MOST_IMAGES = 48;

    /// Of more combinations of whole numbers and levels, a net would have too few points for each.
    private static final int MOST_COMBINATIONS = 100;

    private final InverseModel model;
    private final Space space;
    private final Region region;
    private final SolveOptions options;
    private final Context context;
    private final Orbits orbits;
    /// Made when it is first asked: learning the law of errors takes a while, and drawing does without.
    private @Nullable Assessor assessor;

    /// @param space the model's columns with the bounds to solve in, fixed inputs among them
    /// @throws IllegalArgumentException if the space has other inputs, or excludes the value of one that was
    ///     constant in the pairs
    public Solver(InverseModel model, Space space, SolveOptions options, Context context) {
        this(model, Region.of(space), options, context);
    }

    /// @param region the model's columns with the bounds to solve in, and linear constraints
    /// @throws IllegalArgumentException as for a space, and if no design is in the region
    public Solver(InverseModel model, Region region, SolveOptions options, Context context) {
        Space space = region.space();
        if (!space.inputNames().equals(model.space().inputNames())) {
            throw new IllegalArgumentException(
                    "Solver: expected the inputs " + model.space().inputNames() + ", found " + space.inputNames());
        }
        this.model = model;
        this.space = space;
        this.region = region;
        this.options = options;
        this.context = context;
        this.orbits = new Orbits(model, region, this::inside);
        if (options.feature() > 0 && model.inputs().cell() == null) {
            throw new IllegalArgumentException(
                    "Solver: expected a model of the pixels of cells to make binary ones, found other inputs");
        }
        requireConstants();
        region.requireDesigns();
    }

    private synchronized Assessor assessor() {
        if (assessor == null) {
            assessor = new Assessor(model, context.workers());
        }
        return assessor;
    }

    /// Nothing is known of other values of an input that was constant in the pairs.
    private void requireConstants() {
        for (int v = 0; v < space.inputs().size(); v++) {
            Input input = space.inputs().get(v);
            double constant = model.space().inputs().get(v).low();
            if (model.inputs().features(v) == 0 && (input.low() > constant || input.high() < constant)) {
                throw new IllegalArgumentException("Solver: expected bounds around " + constant + ", which '"
                        + input.name() + "' is in all pairs, found [" + input.low() + ", " + input.high() + "]");
            }
        }
    }

    /// Finds designs for one target; all random numbers come from `seed`.
    ///
    /// @throws IllegalArgumentException if the target has not one goal for each output
    public Solutions solve(Target target, Seed seed) {
        return solve(target, null, seed);
    }

    /// Finds the designs on target that are nearest to a given one.
    ///
    /// @param near the given one; null to spread designs over the target, or to take those of the least or most
    ///     of an output if the target says so
    /// @throws IllegalArgumentException if the target has not one goal for each output, the given design has
    ///     other inputs, or an output is to be least or most as well
    public Solutions solve(Target target, @Nullable Near near, Seed seed) {
        Asked asked = asked(target, near);
        Batch x = candidates(asked, seed);
        double[][] candidates = Assessor.residuals(model.means(inside(x), context.workers()), target);
        context.checkCancelled();
        return pick(localized(x, asked, seed).x(), asked, candidates, seed);
    }

    /// Candidates where the localizer takes them, in the order of the latent points: none is chosen, and nothing is
    /// said of them. The first half of [#solve(Target, Seed)].
    ///
    /// @throws IllegalArgumentException if the target has not one goal for each output
    public Drawn draw(Target target, Seed seed) {
        Asked asked = asked(target, null);
        Localized localized = localized(candidates(asked, seed), asked, seed);
        return new Drawn(inside(localized.x()), localized.gradients());
    }

    private Asked asked(Target target, @Nullable Near near) {
        if (target.size() != model.space().outputs().size()) {
            throw new IllegalArgumentException("Solver: expected a target for "
                    + model.space().outputNames() + ", found one of " + target.size() + " values");
        }
        Objective objective = objective(target, near);
        if (objective != null && options.robust()) {
            throw new IllegalArgumentException(
                    "Solver: expected one thing to make small, found how far outputs move and another one");
        }
        double[] scale = model.outputs().scale();
        Aim aim = Aim.of(model, target, o -> AIM * target.tolerances()[o] / scale[o]);
        return new Asked(target, objective, aim, Confines.of(model, region));
    }

    /// What the sampler gives, in the region, `[n × d]`.
    private Batch candidates(Asked asked, Seed seed) {
        double[][] points =
                options.latent().points(options.candidates(), model.sampler().latentDim(), seed.of("latent"));
        Batch x = CandidateTargets.of(model, asked.target(), seed.of("targets"), context.workers())
                .candidates(model, LatentPoints.normal(points), context.workers());
        makeFinite(x);
        asked.confines().pull(x);
        return x;
    }

    /// Localized designs, `[n × d]`, and how many gradients that took.
    private record Localized(Batch x, long gradients) {}

    /// Candidates where the localizer takes them. Values that lie apart are searched for, and of images of each other
    /// one is kept, unless nothing is to move.
    private Localized localized(Batch drawn, Asked asked, Seed seed) {
        UnitCell cell = model.inputs().cell();
        CellLocalization cells =
                cell == null ? null : new CellLocalization(model, cell, options, this::inside, asked.target(), context);
        if (cells != null && options.feature() > 0) {
            return new Localized(different(cells.binary(drawn, seed.of("cells"))), 0);
        }
        Batch x = cells == null ? drawn : cells.worthwhile(drawn);
        Localizer localizer = options.localizer();
        if (localizer instanceof Unmoved) {
            return new Localized(x, 0);
        }
        if (model.space().discrete()) {
            LongAdder gradients = new LongAdder();
            MixedSearch.Stage stage = (designs, held) -> gradients.add(localizer.localize(
                    model.surrogate(), designs, asked.aim(), asked.confines().holding(held), context.workers()));
            Batch found = new MixedSearch(model, region, asked.target(), this::inside, stage, context.workers()).run(x);
            orbits.represent(found);
            return new Localized(different(found), gradients.sum());
        }
        long gradients = localizer.localize(model.surrogate(), x, asked.aim(), asked.confines(), context.workers());
        if (!model.space().symmetries().isNone() && asked.objective() == null) {
            orbits.represent(x);
            gradients += localizer.localize(model.surrogate(), x, asked.aim(), asked.confines(), context.workers());
        }
        return new Localized(x, gradients);
    }

    /// Every design once: where values lie apart, many candidates come to the same.
    private Batch different(Batch x) {
        double[][] designs = inside(x);
        Set<List<Double>> seen = new HashSet<>();
        int[] kept = IntStream.range(0, x.size())
                .filter(i ->
                        seen.add(Arrays.stream(designs).map(column -> column[i]).toList()))
                .toArray();
        Batch different = Batch.zeros(kept.length, x.width());
        different.gather(x, kept, 0);
        return different;
    }

    /// A candidate that overflowed starts from the middle instead.
    private static void makeFinite(Batch x) {
        for (int i = 0; i < x.data().length; i++) {
            if (!Float.isFinite(x.data()[i])) {
                x.data()[i] = 0f;
            }
        }
    }

    /// Designs in the user's units, inside the region whatever the rounding, `[d × n]`.
    private double[][] inside(Batch x) {
        double[][] designs = model.inputs().decode(x);
        double[] scale = Confines.scales(model);
        double[] design = new double[designs.length];
        for (int i = 0; i < x.size(); i++) {
            for (int v = 0; v < design.length; v++) {
                design[v] = designs[v][i];
            }
            region.project(design, scale);
            for (int v = 0; v < design.length; v++) {
                designs[v][i] = design[v];
            }
        }
        return designs;
    }

    private @Nullable Objective objective(Target target, @Nullable Near near) {
        if (near == null) {
            return target.objective().isPresent() ? ExtremeOutput.of(target) : null;
        }
        if (target.objective().isPresent()) {
            throw new IllegalArgumentException(
                    "Solver: expected one thing to make small, found a design to be near to and an output");
        }
        return Change.of(model, near);
    }

    /// The designs that are in the region; of whole numbers and levels not all may get there.
    private Batch within(Batch x) {
        double[][] designs = inside(x);
        int[] kept = IntStream.range(0, x.size())
                .filter(i -> region.containsRounded(Columns.row(designs, i)))
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException(
                    "Solver: expected constraints that leave some combination of whole numbers and levels, found none");
        }
        return kept.length == x.size() ? x : x.subset(kept);
    }

    /// What is asked, for the model.
    private record Asked(Target target, @Nullable Objective objective, Aim aim, Confines confines) {}

    /// What is kept of the localized designs `found`, `[n × d]`, or of the set that they are on.
    private Solutions pick(Batch found, Asked asked, double[][] candidates, Seed seed) {
        Target target = asked.target();
        Batch x = within(found);
        List<Solution> all = assessor().assess(inside(x), target);
        int onTarget = (int) all.stream()
                .filter(solution -> solution.status() == Status.ON_TARGET)
                .count();
        Covering.Covered covered =
                coverable(asked) && fewCombinations(all) ? covering(asked).of(x, all, seed.of("cover")) : null;
        List<Solution> chosen = covered != null
                ? covered.solutions()
                : asked.objective() == null || options.spreading() == Spreading.DRAWN
                        ? kept(x, target, all)
                        : options.feature() > 0
                                ? CellLocalization.extreme(all, target, options.count())
                                : optimizing(asked, asked.objective()).best(x, all, options.count()).stream()
                                        .filter(solution -> region.containsRounded(solution.x()))
                                        .toList();
        double[][] designs = Columns.of(chosen.stream().map(Solution::x).toList());
        InputError error = options.error();
        List<Made> made = error == null ? List.of() : assessor().made(designs, target, error);
        List<Integer> order = error != null && options.robust()
                ? robust(error, target).order(chosen, made)
                : IntStream.range(0, chosen.size()).boxed().toList();
        return new Solutions(
                target,
                order.stream().map(chosen::get).toList(),
                candidates,
                onTarget,
                assessor().reachable(target),
                assessor().count(designs, target),
                assessor().record(target),
                made.isEmpty() ? made : order.stream().map(made::get).toList(),
                covered == null ? null : covered.cover());
    }

    private RobustChoice robust(InputError error, Target target) {
        return new RobustChoice(model, error, target, context.workers());
    }

    private Optimizing optimizing(Asked asked, Objective objective) {
        return new Optimizing(
                model,
                options.localizer(),
                asked.aim(),
                asked.confines(),
                objective,
                this::inside,
                designs -> assessor().assess(designs, asked.target()),
                assessor()::amongPairs,
                context);
    }

    /// Whether designs are to be spread over the solution set, and a net can grow along it.
    private boolean coverable(Asked asked) {
        boolean plain = !model.space().discrete() && model.space().symmetries().isNone();
        return (options.spreading() == Spreading.EVEN || (options.spreading() == Spreading.PRIOR && plain))
                && asked.objective() == null
                && model.inputs().cell() == null // a net over so many dimensions would need too many points
                && !options.robust()
                && model.space().symmetries().motions().size() <= MOST_IMAGES;
    }

    /// Whether the pairs and the localized designs have so few combinations of whole numbers and levels that each may
    /// get points of a net enough.
    private boolean fewCombinations(List<Solution> all) {
        int[] discrete = IntStream.range(0, space.inputs().size())
                .filter(v -> space.inputs().get(v).kind().discrete()
                        && !space.inputs().get(v).fixed())
                .toArray();
        double[][] rows = model.pairs().x();
        return Stream.concat(
                                all.stream().map(Solution::x),
                                IntStream.range(0, rows[0].length).mapToObj(i -> Columns.row(rows, i)))
                        .map(x -> IntStream.of(discrete).mapToObj(v -> x[v]).toList())
                        .distinct()
                        .limit(MOST_COMBINATIONS + 1)
                        .count()
                <= MOST_COMBINATIONS;
    }

    private Covering covering(Asked asked) {
        return new Covering(
                belief -> new TargetSet(
                        model.surrogate(), asked.aim(), asked.confines(), belief, sheets(), context.workers()),
                x -> assessor().assess(inside(x), asked.target()),
                solution -> assessor().believes(solution, asked.target()),
                orbits::represent,
                new Covering.Settings(options.spreading(), options.count(), arrived(asked.target())),
                model,
                context);
    }

    private TargetSet.Sheets sheets() {
        return new TargetSet.Sheets(model.inputs().discrete(1)[0], orbits::others);
    }

    /// Of the localized designs `x`, `[n × d]`, the most spread, the nearest, or the first.
    private List<Solution> kept(Batch x, Target target, List<Solution> all) {
        return switch (options.spreading()) {
            case DRAWN -> all.stream().limit(options.count()).toList();
            case NEAREST ->
                all.stream()
                        .sorted(Comparator.comparingDouble(Solution::residual))
                        .limit(options.count())
                        .toList();
            case EVEN, PRIOR, CANDIDATES -> spread(x, target, all);
        };
    }

    /// The most spread of the localized designs `x`, `[n × d]`.
    private List<Solution> spread(Batch x, Target target, List<Solution> all) {
        InputError error = options.error();
        if (error == null || !options.robust()) {
            Selection selection = new Selection(arrived(target), i -> orbits.images(x, i), missed(target));
            return Arrays.stream(selection.choose(x, all, options.count()))
                    .mapToObj(all::get)
                    .sorted(Solution.RANKING)
                    .toList();
        }
        int[] least = robust(error, target).least(all, options.count());
        Batch left = Batch.zeros(least.length, x.width());
        left.gather(x, least, 0);
        List<Solution> theirs = Arrays.stream(least).mapToObj(all::get).toList();
        Selection among = new Selection(arrived(target), i -> orbits.images(left, i), missed(target));
        return Arrays.stream(among.choose(left, theirs, options.count()))
                .mapToObj(theirs::get)
                .toList();
    }

    private static ToDoubleFunction<Solution> missed(Target target) {
        return solution -> target.compromise(solution.predicted());
    }

    /// The largest residual of designs that arrived where localization aims. Others are within the tolerance by
    /// chance: they are stuck, mostly at a bound, and their neighbors do better.
    private double arrived(Target target) {
        double[] scale = model.outputs().scale();
        return 2 * AIM
                + IntStream.range(0, scale.length)
                        .mapToDouble(o -> target.goals().get(o) instanceof Goal.Value goal
                                ? ROUNDING * Math.max(scale[o], Math.abs(goal.value())) / goal.tolerance()
                                : 0)
                        .max()
                        .orElseThrow();
    }
}
