package org.preimage.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.cell.UnitCell;
import org.preimage.data.NearestPair;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Goal;
import org.preimage.space.Target;

/// What is done with candidates that are cells of pixels, which take long to predict: only some are localized; and
/// binary ones are searched for among those that can be made.
///
/// @param inside features to designs in the region, `[n × k]` to `[d × n]`
record CellLocalization(
        InverseModel model,
        UnitCell cell,
        SolveOptions options,
        Function<Batch, double[][]> inside,
        Target target,
        Context context) {

    /// The candidates that are predicted nearest to the target: they have to change least.
    Batch worthwhile(Batch x) {
        return options.spreading() == Spreading.CANDIDATES ? x.subset(promising(x, 1)) : x;
    }

    /// The candidates as binary cells that can be made, moved to the target unless nothing is to move.
    ///
    /// @throws IllegalArgumentException if none of them can be made
    Batch binary(Batch x, Seed seed) {
        List<boolean[]> made = BinaryCells.mended(x, cell, options.feature());
        if (made.isEmpty()) {
            throw new IllegalArgumentException("Solver: expected candidates that can be made with solid and void of "
                    + options.feature() + " pixels at least, found none");
        }
        if (options.localizer() instanceof Unmoved) {
            return BinaryCells.features(made);
        }
        List<boolean[]> searched = options.spreading() == Spreading.CANDIDATES
                ? Arrays.stream(promising(BinaryCells.features(made), 2))
                        .mapToObj(made::get)
                        .toList()
                : made;
        double[] none = new double[target.size()];
        List<CellSearch.Start> starts = searched.stream()
                .map(shape -> new CellSearch.Start(shape, none, CellSearch.ROUNDS))
                .toList();
        CellSearch search = new CellSearch(model, cell, options.feature(), target, context);
        return BinaryCells.features(search.run(starts, seed));
    }

    /// As many candidates as are localized: of `times` more, those predicted nearest to the target, the ones farthest
    /// from all pairs.
    private int[] promising(Batch x, int times) {
        double[][] designs = inside.apply(x);
        double[][] mean = model.means(designs, context.workers());
        int[] near = IntStream.range(0, x.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> target.residual(Columns.row(mean, i))))
                .limit((long) times * options.localizedCells())
                .mapToInt(Integer::intValue)
                .toArray();
        if (near.length <= options.localizedCells()) {
            return Arrays.stream(near).sorted().toArray();
        }
        List<double[]> rows =
                Arrays.stream(near).mapToObj(i -> Columns.row(designs, i)).toList();
        List<NearestPair> pairs = NearestPair.of(Columns.of(rows), model.pairs(), model.space(), cell);
        return IntStream.range(0, near.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -pairs.get(k).distance()))
                .limit(options.localizedCells())
                .mapToInt(k -> near[k])
                .sorted()
                .toArray();
    }

    /// The binary cells with the least or most of an output, those on target first.
    static List<Solution> extreme(List<Solution> all, Target target, int count) {
        int o = target.objective().orElseThrow();
        double sign = target.goals().get(o) instanceof Goal.Most ? -1 : 1;
        return all.stream()
                .sorted(Comparator.comparing(Solution::status)
                        .thenComparingDouble(solution -> sign * solution.predicted()[o]))
                .limit(count)
                .toList();
    }
}
