package org.preimage.bench.paper;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.preimage.bench.Problem;
import org.preimage.bench.Resimulation;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import org.preimage.model.SurrogateChoice;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.AdamSearch;
import org.preimage.solve.Drawn;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Localizer;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.solve.Unmoved;
import org.preimage.space.Target;

/// The paper's central claim, piece by piece: whether candidates of a learned prior need fewer steps and get stuck less
/// than uniform ones or training rows, on every surrogate and with every localizer.
final class StartsStudy {
    private static final int DESIGNS = 200;

    private final Protocol protocol;
    private final Problem problem;
    private final Context context;
    private final Seed root;
    private final Pairs pairs;
    private final Target target;
    private final Simulator f;

    StartsStudy(Cell cell, Protocol protocol, Problem problem, Context context) {
        this.protocol = protocol;
        this.problem = problem;
        this.context = context;
        root = new Seed(cell.seed());
        pairs = problem.pairs(cell.pairs(), root.of("pairs"));
        target = problem.usualTarget();
        f = Simulator.of(problem);
    }

    Result run() {
        List<Timing> timings = new ArrayList<>();
        Map<Prior.Kind, InverseModel> starts = Timing.of("fit", timings, this::starts);
        List<StartsResult.Run> runs = Timing.of("localize", timings, () -> runs(starts));
        return Result.of(new StartsResult(runs), timings);
    }

    private Map<Prior.Kind, InverseModel> starts() {
        Map<Prior.Kind, InverseModel> starts = new EnumMap<>(Prior.Kind.class);
        starts.put(Prior.Kind.UNIFORM, fit(Prior.Kind.UNIFORM, SurrogateChoice.GP));
        starts.put(Prior.Kind.ROWS, fit(Prior.Kind.ROWS, SurrogateChoice.ENSEMBLE));
        starts.put(Prior.Kind.INN, fit(Prior.Kind.INN, SurrogateChoice.FLOW));
        for (Method method : List.of(Method.MDN, Method.CVAE, Method.CINN)) {
            starts.put(method.prior().orElseThrow(), fit(FitOptions.of(method)));
        }
        return starts;
    }

    private List<StartsResult.Run> runs(Map<Prior.Kind, InverseModel> starts) {
        List<StartsResult.Run> runs = new ArrayList<>();
        starts.forEach((kind, start) -> {
            for (Prior.Kind surrogate : List.of(Prior.Kind.INN, Prior.Kind.ROWS, Prior.Kind.UNIFORM)) {
                runs.addAll(
                        runs(kind, Objects.requireNonNull(starts.get(surrogate)).withSampler(start)));
            }
        });
        return runs;
    }

    private InverseModel fit(Prior.Kind kind, SurrogateChoice surrogate) {
        return fit(FitOptions.of(Method.IPAGE, kind, Preset.DEFAULT).withSurrogate(surrogate));
    }

    /// All fits have the same rows for the same purposes, so that parts of one go with parts of another.
    private InverseModel fit(FitOptions options) {
        FitOptions timed = options.withEpochs(
                Math.min(options.prior().epochs(), protocol.epochs()),
                Math.min(options.networks().schedule().epochs(), protocol.epochs()));
        return InverseFit.of(pairs, timed, "bench", root.of("fit"), context);
    }

    private List<StartsResult.Run> runs(Prior.Kind start, InverseModel model) {
        List<StartsResult.Run> runs = new ArrayList<>();
        for (String latent : List.of("random", "maximin")) {
            runs.add(run(start, model, latent, "adam"));
            runs.add(run(start, model, latent, "gauss-newton"));
        }
        return runs;
    }

    private StartsResult.Run run(Prior.Kind start, InverseModel model, String latent, String localizer) {
        boolean adam = localizer.equals("adam");
        int most = adam ? AdamSearch.DEFAULT.steps() : GaussNewton.DEFAULT.steps();
        List<StartsResult.After> course = Protocol.STEPS.stream()
                .filter(steps -> steps <= most)
                .map(steps -> after(steps, model, latent, localizer(adam, steps)))
                .toList();
        return new StartsResult.Run(start.word(), model.grades().surrogate(), localizer, latent, course);
    }

    private static Localizer localizer(boolean adam, int steps) {
        return steps == 0
                ? new Unmoved()
                : adam
                        ? new AdamSearch(steps, AdamSearch.DEFAULT.rate(), 0)
                        : new GaussNewton(steps, GaussNewton.DEFAULT.longest());
    }

    private StartsResult.After after(int steps, InverseModel model, String latent, Localizer localizer) {
        context.checkCancelled();
        int n = Math.min(DESIGNS, protocol.designs());
        SolveOptions options = new SolveOptions(n, SolveOptions.latent(latent), localizer, n, Spreading.DRAWN);
        Drawn drawn = new Solver(model, model.space(), options, context).draw(target, root.of("starts"));
        Resimulation run = Resimulation.of(f, drawn.designs(), target);
        double[][] says = model.means(drawn.designs(), context.workers());
        return new StartsResult.After(
                steps,
                (double) drawn.gradients() / n,
                run.mean(),
                run.median(),
                share(n, i -> target.isHitBy(problem.evaluate(Columns.row(drawn.designs(), i)))),
                share(n, i -> !target.isHitBy(Columns.row(says, i))));
    }

    private static double share(int n, IntPredicate of) {
        return (double) IntStream.range(0, n).filter(of).count() / n;
    }
}
