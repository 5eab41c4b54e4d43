package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.data.KernelDensity;
import org.preimage.manifold.Completeness;
import org.preimage.manifold.EvenChoice;
import org.preimage.manifold.Net;
import org.preimage.manifold.NetGrowth;
import org.preimage.manifold.Recapture;
import org.preimage.manifold.SolutionSet;
import org.preimage.manifold.WeightedChoice;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Spreads designs over the whole set of those that are on target and to be believed: grows a net over it from
/// localized candidates, looks from independent starts whether a component was missed, and chooses from the
/// net.
final class Covering {
    /// How many points a net should have for every design, and must have at least.
    private static final int POINTS_PER_DESIGN = 15;
    private static final int LEAST_PER_DESIGN = 5;
    private static final int LEAST_POINTS = 1000;
    private static final int MOST_POINTS = 5000;
    /// The set is that of designs to be believed if so many of the candidates on target are.
    private static final double BELIEVED = 0.1;

    private final InverseModel model;
    private final Function<Function<Batch, boolean[]>, SolutionSet> sets;
    private final Function<Batch, List<Solution>> assess;
    private final Predicate<Solution> believes;
    private final Consumer<Batch> represents;
    private final Settings settings;
    private final Context context;

    /// What is to be chosen.
    ///
    /// @param arrived the largest residual of designs on the set
    record Settings(Spreading spreading, int count, double arrived) {
        /// How many points the net is to have.
        int points() {
            long points = (long) POINTS_PER_DESIGN * count;
            return Math.max(LEAST_PER_DESIGN * count, Math.clamp(points, LEAST_POINTS, MOST_POINTS));
        }
    }

    /// @param sets makes the set of the designs that localization leads to, of those that are to be believed
    /// @param assess what is thought of standardized designs, `[n × d]`
    /// @param believes whether a design on target is to be believed
    /// @param represents replaces every design, `[n × d]`, by one and the same of its images
    Covering(
            Function<Function<Batch, boolean[]>, SolutionSet> sets,
            Function<Batch, List<Solution>> assess,
            Predicate<Solution> believes,
            Consumer<Batch> represents,
            Settings settings,
            InverseModel model,
            Context context) {
        this.sets = sets;
        this.assess = assess;
        this.believes = believes;
        this.represents = represents;
        this.settings = settings;
        this.model = model;
        this.context = context;
    }

    /// What was chosen.
    record Covered(List<Solution> solutions, Cover cover) {}

    /// Chooses; null if the set has no dimension to spread in, or no net over it has enough points.
    ///
    /// @param x localized candidates, `[n × d]`
    /// @param all what is thought of them
    @Nullable
    Covered of(Batch x, List<Solution> all, Seed seed) {
        Predicate<Solution> admits = admitted(all);
        SolutionSet set = sets.apply(batch -> {
            List<Solution> assessed = assess.apply(batch);
            boolean[] on = new boolean[assessed.size()];
            for (int i = 0; i < on.length; i++) {
                on[i] = admits.test(assessed.get(i));
            }
            return on;
        });
        int[] there = IntStream.range(0, all.size())
                .filter(i -> admits.test(all.get(i)))
                .toArray();
        if (there.length == 0 || set.dimension() < 1) {
            return null;
        }
        NetGrowth growth = new NetGrowth(set, x.subset(there), settings.points(), seed.of("net"), context);
        Recapture recapture = new Recapture(set, growth, starts(set, seed.of("starts")), context);
        Completeness completeness = recapture.run();
        Net net = recapture.net();
        return net.size() < settings.count() ? null : choose(net, set, completeness, seed.of("choice"));
    }

    /// Designs on the set: to be believed if enough of the candidates are, else not beyond the pairs.
    private Predicate<Solution> admitted(List<Solution> all) {
        Predicate<Solution> there =
                solution -> solution.status() == Status.ON_TARGET && solution.residual() <= settings.arrived();
        Predicate<Solution> near = there.and(solution -> solution.belief().verdict() != Verdict.EXTRAPOLATED);
        long believed = all.stream().filter(there.and(believes)).count();
        long arrived = all.stream().filter(there).count();
        return believed >= BELIEVED * arrived ? there.and(believes) : near;
    }

    private Covered choose(Net net, SolutionSet set, Completeness completeness, Seed seed) {
        Batch x;
        Double effective = null;
        if (settings.spreading() == Spreading.PRIOR) {
            RandomGenerator random = seed.generator();
            WeightedChoice choice = WeightedChoice.of(prior(net), settings.count(), random);
            x = choice.moved(net, set, random);
            effective = choice.effective();
        } else {
            x = represented(net.places(EvenChoice.of(net, settings.count(), context.workers())), set);
        }
        List<Solution> solutions = assess.apply(x);
        List<Integer> order = IntStream.range(0, x.size())
                .boxed()
                .sorted(Comparator.comparing(solutions::get, Solution.RANKING))
                .toList();
        List<Integer> component =
                order.stream().map(i -> 1 + net.componentAt(x, i)).toList();
        Cover cover = new Cover(
                settings.spreading(), component, net.components(), net.size(), net.epsilon(), completeness, effective);
        return new Covered(order.stream().map(solutions::get).toList(), cover);
    }

    /// The images that stand for designs, where those are on the set: of a surrogate symmetries hold nearly.
    private Batch represented(Batch x, SolutionSet set) {
        Batch represented = x.copy();
        represents.accept(represented);
        boolean[] on = set.land(represented).on();
        for (int i = 0; i < on.length; i++) {
            for (int v = 0; v < x.width() && !on[i]; v++) {
                represented.set(i, v, x.get(i, v));
            }
        }
        return represented;
    }

    /// The density of the pairs' designs on the set, by the co-area formula (Federer, Geometric Measure Theory,
    /// 1969, section 3.2): `p(x) / √det(J Jᵀ)` for every component of the set's measure.
    private double[] prior(Net net) {
        int[] every = IntStream.range(0, net.size()).toArray();
        double[] log = KernelDensity.of(
                        Columns.of(model.inputs().encode(model.pairs().x())))
                .log(Columns.of(net.places(every)));
        double most = Arrays.stream(log).max().orElseThrow();
        return Arrays.stream(every)
                .mapToDouble(i -> Math.exp(log[i] - most) * net.weight(i) / net.stretch(i))
                .toArray();
    }

    /// Designs that have nothing to do with the sampler: rows of the table, and others uniform in their range, with
    /// a row's whole numbers and levels, by turns.
    private IntFunction<Batch> starts(SolutionSet set, Seed seed) {
        double[][] rows = Columns.of(model.inputs().encode(model.pairs().x()));
        double[] low = Arrays.stream(rows)
                .mapToDouble(column -> Arrays.stream(column).min().orElseThrow())
                .toArray();
        double[] high = Arrays.stream(rows)
                .mapToDouble(column -> Arrays.stream(column).max().orElseThrow())
                .toArray();
        boolean[] followed = new boolean[rows.length];
        IntStream.of(set.free()).forEach(v -> followed[v] = true);
        RandomGenerator random = seed.generator();
        return n -> {
            List<float[]> places = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int row = random.nextInt(rows[0].length);
                float[] place = new float[rows.length];
                for (int v = 0; v < place.length; v++) {
                    double uniform = low[v] + (high[v] - low[v]) * random.nextDouble();
                    place[v] = (float) (i % 2 == 0 || !followed[v] ? rows[v][row] : uniform);
                }
                set.confine(place);
                places.add(place);
            }
            Batch x = Batch.zeros(n, rows.length);
            for (int i = 0; i < n; i++) {
                for (int v = 0; v < rows.length; v++) {
                    x.set(i, v, places.get(i)[v]);
                }
            }
            return x;
        };
    }
}
