package org.preimage.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.run.Workers;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Region;
import org.preimage.space.Target;

/// Localization where inputs take whole numbers or levels. Candidates are localized as if every value between were
/// allowed, whole numbers are rounded and the highest levels taken; then each design holds those, and the rest is
/// localized again. A design that misses the target after that goes to the neighbor that comes nearest, one value
/// changed, as long as that helps. Where nothing is continuous and there are few combinations, all of them are
/// looked at instead.
final class MixedSearch {
    /// So many combinations are few.
    private static final int ENUMERATED = 20_000;

    /// The most values that are changed in a design one after the other, with and without continuous inputs.
    private static final int ROUNDS = 3;

    private static final int DISCRETE_ROUNDS = 30;

    /// So many neighbors are looked at side by side.
    private static final int CHUNK = 20_000;

    private final InverseModel model;
    private final Region region;
    private final Target target;
    private final Function<Batch, double[][]> inside;
    private final Workers workers;
    private final Stage stage;

    /// Localizes designs of which each holds some features.
    @FunctionalInterface
    interface Stage {
        /// Localizes `x`, `[n × k]`, in place; each design keeps its features that are held, `[n × k]`.
        void localize(Batch x, boolean[][] held);
    }

    /// A search.
    ///
    /// @param inside designs in the user's units, in the region and of their kinds, `[d × n]`, from features
    MixedSearch(
            InverseModel model,
            Region region,
            Target target,
            Function<Batch, double[][]> inside,
            Stage stage,
            Workers workers) {
        this.model = model;
        this.region = region;
        this.target = target;
        this.inside = inside;
        this.stage = stage;
        this.workers = workers;
    }

    /// Localized designs, at most as many as candidates.
    ///
    /// @param x candidates, `[n × k]`, which may be written to
    Batch run(Batch x) {
        if (model.inputs().allDiscrete() && combinations() <= ENUMERATED) {
            return model.inputs().encode(best(enumerated(), x.size()));
        }
        stage.localize(x, new boolean[x.size()][x.width()]);
        Batch localized = held(model.inputs().encode(inside.apply(x)));
        repair(localized);
        return localized;
    }

    /// Localizes with whole numbers and levels as they are.
    private Batch held(Batch x) {
        if (!model.inputs().allDiscrete()) {
            stage.localize(x, model.inputs().discrete(x.size()));
        }
        return x;
    }

    private double[] residuals(double[][] designs) {
        double[][] mean = model.means(designs, workers);
        return IntStream.range(0, designs[0].length)
                .mapToDouble(i -> target.residual(Columns.row(mean, i)))
                .toArray();
    }

    private void repair(Batch x) {
        double[][] designs = inside.apply(x);
        double[] residual = residuals(designs);
        int[] off = IntStream.range(0, x.size()).filter(i -> residual[i] > 1).toArray();
        int rounds = model.inputs().allDiscrete() ? DISCRETE_ROUNDS : ROUNDS;
        for (int round = 0; round < rounds && off.length > 0; round++) {
            double[][] trial = nearestNeighbors(designs, off);
            Batch tried = held(model.inputs().encode(trial));
            double[][] localized = inside.apply(tried);
            double[] after = residuals(localized);
            List<Integer> still = new ArrayList<>();
            for (int k = 0; k < off.length; k++) {
                int i = off[k];
                if (after[k] < residual[i]) {
                    residual[i] = after[k];
                    for (int f = 0; f < x.width(); f++) {
                        x.set(i, f, tried.get(k, f));
                    }
                    for (int v = 0; v < designs.length; v++) {
                        designs[v][i] = localized[v][k];
                    }
                    if (after[k] > 1) {
                        still.add(i);
                    }
                }
            }
            off = still.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /// For each of some designs the neighbor that comes nearest to the target, `[d × designs]`.
    private double[][] nearestNeighbors(double[][] designs, int[] of) {
        double[][] nearest = new double[designs.length][of.length];
        List<double[]> waiting = new ArrayList<>();
        int first = 0;
        int[] count = new int[of.length];
        for (int k = 0; k < of.length; k++) {
            List<double[]> neighbors = neighbors(Columns.row(designs, of[k]));
            count[k] = neighbors.size();
            waiting.addAll(neighbors);
            if (waiting.size() >= CHUNK || k == of.length - 1) {
                choose(waiting, count, first, k, nearest);
                waiting.clear();
                first = k + 1;
            }
        }
        return nearest;
    }

    private void choose(List<double[]> neighbors, int[] count, int first, int last, double[][] nearest) {
        double[] residual = residuals(Columns.of(neighbors));
        int at = 0;
        for (int k = first; k <= last; k++) {
            int end = at + count[k];
            int best = IntStream.range(at, end)
                    .boxed()
                    .min(Comparator.comparingDouble(j -> residual[j]))
                    .orElseThrow();
            for (int v = 0; v < nearest.length; v++) {
                nearest[v][k] = neighbors.get(best)[v];
            }
            at = end;
        }
    }

    /// The designs in the region with one whole number changed by 1 or another level; the design itself if there
    /// are none.
    private List<double[]> neighbors(double[] x) {
        List<double[]> neighbors = new ArrayList<>();
        for (int v = 0; v < x.length; v++) {
            Input input = region.space().inputs().get(v);
            boolean level = input.kind() instanceof Kind.Categorical;
            for (double value : input.kind().discrete() && !input.fixed() ? values(input) : new double[0]) {
                if (value != x[v] && (level || Math.abs(value - x[v]) == 1)) {
                    double[] neighbor = x.clone();
                    neighbor[v] = value;
                    if (region.contains(neighbor)) {
                        neighbors.add(neighbor);
                    }
                }
            }
        }
        return neighbors.isEmpty() ? List.of(x) : neighbors;
    }

    private static double[] values(Input input) {
        return IntStream.rangeClosed((int) input.low(), (int) input.high())
                .asDoubleStream()
                .toArray();
    }

    private double combinations() {
        return region.space().inputs().stream()
                .mapToDouble(input -> input.fixed() ? 1 : input.high() - input.low() + 1)
                .reduce(1, (a, b) -> a * b);
    }

    /// All designs in the region, where nothing is continuous.
    private List<double[]> enumerated() {
        List<double[]> designs = List.of(new double[0]);
        for (Input input : region.space().inputs()) {
            double[] values = input.fixed() ? new double[] {input.low()} : values(input);
            List<double[]> longer = new ArrayList<>();
            for (double[] design : designs) {
                for (double value : values) {
                    double[] next = Arrays.copyOf(design, design.length + 1);
                    next[design.length] = value;
                    longer.add(next);
                }
            }
            designs = longer;
        }
        return designs.stream().filter(region::contains).toList();
    }

    /// The designs that come nearest to the target, at most `most`, `[d × n]`.
    private double[][] best(List<double[]> designs, int most) {
        if (designs.isEmpty()) {
            throw new IllegalArgumentException(
                    "Solver: expected constraints that leave some combination of the inputs' values, found none");
        }
        double[] residual = residuals(Columns.of(designs));
        return Columns.of(IntStream.range(0, residual.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> residual[i]))
                .limit(most)
                .map(designs::get)
                .toList());
    }
}
