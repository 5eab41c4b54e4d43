package org.preimage.solve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    private final Assessor assessor;

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
        this.assessor = new Assessor(model, context.workers());
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
        double[][] candidates = Assessor.residuals(model.means(inside(x), context.workers()), target);
        context.checkCancelled();
        options.localizer().localize(model.surrogate(), x, scaledTarget, aim, box, context.workers());
        List<Solution> all = assessor.assess(inside(x), target);
        int onTarget = (int) all.stream()
                .filter(solution -> solution.status() == Status.ON_TARGET)
                .count();
        Covering.Covered covered = options.spreading() == Spreading.CANDIDATES
                ? null
                : covering(target, scaledTarget, aim, box).of(x, all, seed.of("cover"));
        return new Solutions(
                target,
                covered == null ? spread(x, target, all) : covered.solutions(),
                candidates,
                onTarget,
                assessor.reachable(target),
                covered == null ? null : covered.cover());
    }

    private Covering covering(Target target, double[] scaledTarget, double[] aim, Box box) {
        return new Covering(
                belief -> new TargetSet(model.surrogate(), scaledTarget, aim, box, belief, context.workers()),
                x -> assessor.assess(inside(x), target),
                solution -> assessor.believes(solution, target),
                new Covering.Settings(options.spreading(), options.count(), arrived(target)),
                model,
                context);
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

    /// The most spread of the localized designs `x`, `[n × d]`.
    private List<Solution> spread(Batch x, Target target, List<Solution> all) {
        Selection selection = new Selection(arrived(target), solution -> assessor.doubt(solution, target));
        return Arrays.stream(selection.choose(x, all, options.count()))
                .mapToObj(all::get)
                .toList();
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
}
