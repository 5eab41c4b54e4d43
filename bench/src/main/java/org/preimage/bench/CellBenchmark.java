package org.preimage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.bench.architecture.ModulusRivals;
import org.preimage.data.NearestPair;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.model.Method;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.TrainingRowsSampler;
import org.preimage.solve.CellPolish;
import org.preimage.solve.PolishOptions;
import org.preimage.solve.Polished;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;
import org.preimage.space.Goal;
import org.preimage.space.Target;

/// How well a model of the problem `architecture` finds cells: for Young's moduli of held-out cells, for moduli and
/// porosities that no pair has, and stiffer than all pairs of a porosity; beside looking up, and beside searches on the
/// true operator.
public final class CellBenchmark {
    /// Calls of the true operator for each design.
    public static final int CALLS = 10;

    /// How near a modulus is to be with calls, and without.
    public static final double NEAR = 0.002;

    /// How near each output of a tuple is to be.
    public static final double TUPLE = 0.01;

    /// No pair is as near as this to a tuple, relative, in all outputs.
    public static final double GAP = 0.05;

    /// So much stiffer than the stiffest pair.
    public static final double STIFFER = 1.1;

    private static final int E = 0;
    private static final int POROSITY = 4;
    private static final int SEARCHED = 4;
    private static final int STIFF_DESIGNS = 5;

    private final InverseModel model;
    private final Simulator f = Simulator.of(new ArchitectedMaterial());
    private final ArchitectedMaterial truth = new ArchitectedMaterial();
    private final Seed seed;
    private final Context context;
    private final Pairs fitted;

    /// @param model of all outputs of the problem
    public CellBenchmark(InverseModel model, Seed seed, Context context) {
        if (!model.space().outputNames().equals(truth.space().outputNames())
                || model.inputs().cell() == null) {
            throw new IllegalArgumentException("CellBenchmark: expected a model of the pixels and outputs of "
                    + truth.name() + ", found one of " + model.space().outputNames());
        }
        this.model = model;
        this.seed = seed;
        this.context = context;
        fitted = model.pairs().subset(model.split().fit());
    }

    /// The same model over the rows that it was fitted to.
    private InverseModel lookup(Method method) {
        return new InverseModel(
                method,
                model.preset(),
                model.space(),
                model.inputs(),
                model.outputs(),
                new TrainingRowsSampler(
                        model.inputs().encode(fitted.x()), model.outputs().scale(fitted.y())),
                model.surrogate(),
                model.pairs(),
                model.split(),
                model.grades(),
                model.provenance());
    }

    /// How designs for moduli of held-out cells did, over all targets.
    ///
    /// @param error the root mean square of `E − E*`, re-simulated
    /// @param near the share of the designs within [#NEAR]
    /// @param calls of the true operator for each design
    /// @param seconds for each target
    /// @param apart the mean distance of two designs by that of two held-out cells of the modulus; 0 for one design
    /// @param novel the median distance to the nearest fitted row by that of held-out cells of the modulus
    public record Moduli(
            String name,
            int designs,
            double error,
            double near,
            double calls,
            double seconds,
            double apart,
            double novel) {}

    /// For `targets` held-out binary cells, `count` designs each.
    public List<Moduli> moduli(int targets, int count) {
        List<Tally> tallies = List.of(
                new Tally("rows looked up"),
                new Tally("rows, localized, binary"),
                new Tally("iPage, grey"),
                new Tally("iPage, binary"),
                new Tally("iPage, binary, " + CALLS + " calls"),
                new Tally("gradient descent, grey, " + CALLS + " calls"),
                new Tally("the same, cut to binary"),
                new Tally("gradient descent, 100 calls, cut to binary"),
                new Tally("SIMP, grey, " + CALLS + " calls"),
                new Tally("the same, cut to binary"),
                new Tally("SIMP, 100 calls, cut to binary"));
        InverseModel rows = lookup(Method.LOOKUP);
        InverseModel localized = lookup(Method.LOOKUP_LOCAL);
        int[] test = model.split().test();
        for (int t = 0; t < targets; t++) {
            context.progress().report("moduli", t, targets, "");
            double wanted = model.pairs().y()[E][test[(int) ((long) t * test.length / targets)]];
            Target target = target(new Goal.Value(wanted, NEAR), E);
            Peers peers = new Peers(wanted, count);
            Seed own = seed.of("moduli").of(t);
            tallies.get(0).add(wanted, peers, () -> found(rows, target, 0, count, own));
            tallies.get(1).add(wanted, peers, () -> found(localized, target, 1, count, own));
            tallies.get(2).add(wanted, peers, () -> found(model, target, 0, count, own));
            List<Made> binary = tallies.get(3).add(wanted, peers, () -> found(model, target, 1, count, own));
            tallies.get(4).add(wanted, peers, () -> polished(model, binary, target, own));
            ModulusRivals rivals = new ModulusRivals(wanted, seed.of("rivals").of(t));
            int few = Math.min(count, 20);
            tallies.get(5).add(wanted, peers, () -> made(rivals.descents(few, CALLS, false), CALLS));
            tallies.get(6).add(wanted, peers, () -> made(rivals.descents(few, CALLS, true), CALLS));
            tallies.get(7).add(wanted, peers, () -> made(rivals.descents(few, 10 * CALLS, true), 10 * CALLS));
            tallies.get(8).add(wanted, peers, () -> made(rivals.stiffenings(few, CALLS, false), CALLS));
            tallies.get(9).add(wanted, peers, () -> made(rivals.stiffenings(few, CALLS, true), CALLS));
            tallies.get(10).add(wanted, peers, () -> made(rivals.stiffenings(few, 10 * CALLS, true), 10 * CALLS));
        }
        return tallies.stream().map(Tally::result).toList();
    }

    /// A design and the calls that it took.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Made(double[] x, int calls) {}

    private static List<Made> made(List<double[]> designs, int calls) {
        return designs.stream().map(x -> new Made(x, calls)).toList();
    }

    private static Target target(Goal goal, int output) {
        List<Goal> goals = new ArrayList<>();
        for (int o = 0; o <= POROSITY; o++) {
            goals.add(o == output ? goal : new Goal.Free());
        }
        return new Target(goals);
    }

    private List<Made> found(InverseModel of, Target target, int feature, int count, Seed own) {
        SolveOptions options = SolveOptions.of(of.method(), count).forPixels(feature);
        return new Solver(of, of.space(), options, context)
                .solve(target, own).solutions().stream()
                        .map(solution -> new Made(solution.x(), 0))
                        .toList();
    }

    private List<Made> polished(InverseModel of, List<Made> designs, Target target, Seed own) {
        List<double[]> starts = designs.stream().map(Made::x).toList();
        return new CellPolish(of, 1, f, new PolishOptions(CALLS, 1), context)
                .run(starts, target, own).stream()
                        .map(one -> new Made(one.x(), one.calls()))
                        .toList();
    }

    /// Held-out cells of a modulus.
    private final class Peers {
        private final double apart;
        private final double novel;

        Peers(double wanted, int count) {
            int[] nearest = Arrays.stream(model.split().test())
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            row -> Math.abs(model.pairs().y()[E][row] - wanted)))
                    .limit(count)
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<double[]> cells = Arrays.stream(nearest)
                    .mapToObj(row -> Columns.row(model.pairs().x(), row))
                    .toList();
            apart = apart(cells);
            novel = novel(cells);
        }
    }

    /// The mean share by which the pixels of two of the cells differ.
    private static double apart(List<double[]> cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = cells.get(i);
                double[] b = cells.get(j);
                sum += IntStream.range(0, a.length)
                                .mapToDouble(e -> Math.abs(a[e] - b[e]))
                                .sum()
                        / a.length;
            }
        }
        return cells.size() < 2 ? 0 : 2 * sum / (cells.size() * (cells.size() - 1.0));
    }

    /// The median distance to the nearest fitted row.
    private double novel(List<double[]> cells) {
        double[] sorted = NearestPair.of(
                        Columns.of(cells), fitted, model.space(), model.inputs().cell())
                .stream()
                .mapToDouble(NearestPair::distance)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private final class Tally {
        private final String name;
        private int targets;
        private int designs;
        private double square;
        private int near;
        private long calls;
        private double seconds;
        private double apart;
        private double novel;

        Tally(String name) {
            this.name = name;
        }

        List<Made> add(double wanted, Peers peers, Supplier<List<Made>> search) {
            long start = System.nanoTime();
            List<Made> found = search.get();
            seconds += (System.nanoTime() - start) / 1e9;
            targets++;
            for (Made one : found) {
                double miss = truth.evaluate(one.x)[E] - wanted;
                square += miss * miss;
                near += Math.abs(miss) <= NEAR ? 1 : 0;
                calls += one.calls;
                designs++;
            }
            List<double[]> cells = found.stream().map(Made::x).toList();
            apart += apart(cells) / peers.apart;
            novel += novel(cells) / peers.novel;
            return found;
        }

        Moduli result() {
            return new Moduli(
                    name,
                    designs,
                    Math.sqrt(square / designs),
                    (double) near / designs,
                    (double) calls / designs,
                    seconds / targets,
                    apart / targets,
                    novel / targets);
        }
    }

    /// How tuples were hit that no pair is near to.
    ///
    /// @param hits by [#CALLS] calls at most
    /// @param first by the first call
    /// @param calls for each tuple
    /// @param novel the median distance of the designs to the nearest fitted row
    public record Tuples(String name, int tuples, int hits, int first, double calls, double novel) {}

    /// Mixtures of the properties of two pairs of a similar porosity, one design each.
    public List<Tuples> tuples(int count) {
        List<double[]> tuples = drawnTuples(count);
        return List.of(tuples("iPage", model, tuples), tuples("rows, localized", lookup(Method.LOOKUP_LOCAL), tuples));
    }

    private List<double[]> drawnTuples(int count) {
        RandomGenerator random = seed.of("tuples").generator();
        double[][] y = model.pairs().y();
        List<double[]> tuples = new ArrayList<>();
        while (tuples.size() < count) {
            int i = random.nextInt(model.pairs().size());
            int j = random.nextInt(model.pairs().size());
            double share = random.nextDouble(0.25, 0.75);
            double[] tuple = new double[y.length];
            Arrays.setAll(tuple, o -> share * y[o][i] + (1 - share) * y[o][j]);
            if (Math.abs(y[POROSITY][i] - y[POROSITY][j]) <= 0.1 && !isNearAny(tuple)) {
                tuples.add(tuple);
            }
        }
        return tuples;
    }

    private boolean isNearAny(double[] tuple) {
        double[][] y = model.pairs().y();
        return IntStream.range(0, model.pairs().size())
                .anyMatch(row -> IntStream.rangeClosed(E + 1, POROSITY)
                        .allMatch(o -> Math.abs(y[o][row] - tuple[o]) <= GAP * tuple[o]));
    }

    private Tuples tuples(String name, InverseModel of, List<double[]> tuples) {
        int hits = 0;
        int first = 0;
        long calls = 0;
        List<double[]> designs = new ArrayList<>();
        for (int t = 0; t < tuples.size(); t++) {
            context.progress().report("tuples, " + name, t, tuples.size(), hits + " hit");
            double[] wanted = tuples.get(t);
            Target target = new Target(IntStream.rangeClosed(E, POROSITY)
                    .mapToObj(o -> o == E ? new Goal.Free() : (Goal) new Goal.Value(wanted[o], TUPLE))
                    .toList());
            Polished best = oneFor(of, target, seed.of("tuple").of(t));
            hits += target.residual(best.y()) <= 1 ? 1 : 0;
            first += target.residual(best.before()) <= 1 ? 1 : 0;
            calls += best.calls();
            designs.add(best.x());
        }
        return new Tuples(name, tuples.size(), hits, first, (double) calls / tuples.size(), novel(designs));
    }

    /// The localized candidate that is predicted nearest, polished.
    private Polished oneFor(InverseModel of, Target target, Seed own) {
        SolveOptions usual = SolveOptions.of(of.method(), SEARCHED);
        SolveOptions options = new SolveOptions(
                        SEARCHED, usual.latent(), usual.localizer(), 6 * SEARCHED, Spreading.EVEN)
                .forPixels(1);
        double[][] x =
                new Solver(of, of.space(), options, context).draw(target, own).designs();
        double[][] mean = of.means(x, context.workers());
        int best = IntStream.range(0, x[0].length)
                .boxed()
                .min(Comparator.comparingDouble(i -> target.residual(Columns.row(mean, i))))
                .orElseThrow();
        return new CellPolish(of, 1, f, new PolishOptions(CALLS, 1), context)
                .run(List.of(Columns.row(x, best)), target, own)
                .getFirst();
    }

    /// How stiff cells of one porosity came out.
    ///
    /// @param porosity of the stiffest pair there
    /// @param pair its modulus
    /// @param found the modulus of the stiffest cell found that is at least as porous
    /// @param fromPairs the same where the search starts from the stiffest binary fitted rows there
    /// @param bound the most that an isotropic material may have (Hashin and Shtrikman)
    public record Stiffest(double porosity, double pair, double found, double fromPairs, double bound) {}

    /// Over porosities from 0.27 to 0.73, five designs of [#CALLS] calls each.
    public List<Stiffest> stiffest(int cases) {
        List<Stiffest> all = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            context.progress().report("stiffest", c, cases, "");
            double porosity = 0.27 + 0.46 * c / Math.max(1, cases - 1);
            all.add(stiffest(porosity, seed.of("stiffest").of(c)));
        }
        return all;
    }

    private Stiffest stiffest(double porosity, Seed own) {
        double[][] y = model.pairs().y();
        int[] there = IntStream.range(0, model.pairs().size())
                .filter(row -> Math.abs(y[POROSITY][row] - porosity) <= 0.005)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -y[E][row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double best = y[E][there[0]];
        double least = y[POROSITY][there[0]];
        List<double[]> rows = Arrays.stream(there)
                .mapToObj(row -> Columns.row(model.pairs().x(), row))
                .filter(x -> Arrays.stream(x).allMatch(p -> p == 0 || p == 1))
                .limit(STIFF_DESIGNS)
                .toList();
        double bound = (1 - least) / (1 + 2 * least);
        return new Stiffest(
                least, best, stiffened(starts(best, least, own), least, own), stiffened(rows, least, own), bound);
    }

    /// Cells for a modulus above the best, at least as porous.
    private List<double[]> starts(double best, double least, Seed own) {
        Target target = stiff(new Goal.Between(1.02 * STIFFER * best, 1, TUPLE / 2, 1), least);
        SolveOptions options =
                SolveOptions.of(model.method(), STIFF_DESIGNS).forPixels(1).withSpreading(Spreading.NEAREST);
        return new Solver(model, model.space(), options, context)
                .solve(target, own).solutions().stream().map(Solution::x).toList();
    }

    private static Target stiff(Goal modulus, double least) {
        Goal free = new Goal.Free();
        return new Target(
                List.of(modulus, free, free, free, new Goal.Between(least, least + 2 * TUPLE, TUPLE / 20, 1)));
    }

    private double stiffened(List<double[]> starts, double least, Seed own) {
        return new CellPolish(model, 1, f, new PolishOptions(CALLS, 0), context)
                .run(starts, stiff(new Goal.Most(), least), own).stream()
                        .filter(one -> one.y()[POROSITY] >= least - 1e-9)
                        .mapToDouble(one -> one.y()[E])
                        .max()
                        .orElse(0);
    }
}
