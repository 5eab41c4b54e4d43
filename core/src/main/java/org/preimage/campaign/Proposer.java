package org.preimage.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.campaign.Proposal.Reason;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.MaximinLatinHypercube;
import org.preimage.sampling.PointSet;
import org.preimage.trust.HitCount;

/// Proposes designs to run, a batch at a time. What it proposes depends on what was run and on the seed alone.
///
/// @param quest what is looked for
/// @param known pairs from before the campaign, perhaps none
public record Proposer(Quest quest, Pairs known) {
    /// Fewer rows than this, or than inputs and two more, teach nothing.
    private static final int LEAST_ROWS = 5;

    /// @throws IllegalArgumentException if the pairs have other columns
    public Proposer {
        if (!known.inputs().equals(quest.space().inputNames())
                || !known.outputs().equals(quest.space().outputNames())) {
            throw new IllegalArgumentException("Proposer: expected pairs of the columns "
                    + quest.space().inputNames() + " and " + quest.space().outputNames() + ", found "
                    + known.inputs() + " and " + known.outputs());
        }
    }

    /// A campaign from nothing.
    public static Proposer fromNothing(Quest quest) {
        int d = quest.space().inputs().size();
        int m = quest.space().outputs().size();
        Pairs none =
                new Pairs(quest.space().inputNames(), quest.space().outputNames(), new double[d][0], new double[m][0]);
        return new Proposer(quest, none);
    }

    /// The designs to begin with, which fill the region.
    public Proposed first(int count, Seed seed) {
        return filling(count, MaximinLatinHypercube.withDefaults(), seed);
    }

    /// The next batch, from all that is known by now. While too few runs succeeded to learn from, more designs
    /// that fill the region.
    ///
    /// @param history of the campaign, in the order of the runs
    /// @return at most so many designs; fewer if no others are different from those that hit
    public Proposed next(History history, int batch, Seed seed, Context context) {
        Pairs rows = rows(history);
        if (rows.size() < Math.max(LEAST_ROWS, quest.space().inputs().size() + 2) || isConstant(rows)) {
            return filling(batch, MaximinLatinHypercube.withDefaults(), seed.of("more"));
        }
        Learned learned = Learned.of(quest, rows, seed.of("learn"), context);
        List<double[]> candidates = Candidates.of(quest, learned, seed.of("candidates"), context);
        context.checkCancelled();
        Feasibility feasibility = new Feasibility(quest, history);
        Expected expected = Expected.of(quest, learned, feasibility, candidates, context.workers());
        return new Choice(quest, quest.hits(history), history.x(), context.workers()).of(expected, batch);
    }

    private Proposed filling(int count, PointSet points, Seed seed) {
        List<Proposal> designs = Filling.of(quest.region(), count, points, seed).stream()
                .map(x -> new Proposal(x, Reason.FIRST, Double.NaN, Double.NaN, new double[0], new double[0]))
                .toList();
        return new Proposed(designs, new HitCount(0, 0, 0));
    }

    /// The pairs from before, and then the runs that succeeded.
    private Pairs rows(History history) {
        List<double[]> x = new ArrayList<>();
        List<double[]> y = new ArrayList<>();
        IntStream.range(0, known.size()).forEach(i -> {
            x.add(Columns.row(known.x(), i));
            y.add(Columns.row(known.y(), i));
        });
        history.forEachProperty((design, property) -> {
            x.add(design);
            y.add(property);
        });
        return x.isEmpty() ? known : new Pairs(known.inputs(), known.outputs(), Columns.of(x), Columns.of(y));
    }

    /// Whether an output is the same in every row, so that there is nothing to learn.
    private static boolean isConstant(Pairs rows) {
        for (int o = 0; o < rows.y().length; o++) {
            double[] column = rows.y()[o];
            int[] there = rows.rowsWith(o);
            if (IntStream.of(there).mapToDouble(i -> column[i]).distinct().count() < 2) {
                return true;
            }
        }
        return false;
    }
}
