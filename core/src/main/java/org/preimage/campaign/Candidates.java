package org.preimage.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampling.LatinHypercube;
import org.preimage.solve.Drawn;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solver;
import org.preimage.solve.Spreading;

/// Designs that are worth a look: some that the surrogate takes to the target, or as near to it as the region
/// lets them, some around the rows that are nearest to it, and some from everywhere.
final class Candidates {
    private static final int LOCALIZED = 500;
    private static final int EVERYWHERE = 1000;
    private static final int NEAREST = 20;
    private static final int AROUND = 25;
    /// How far around a row, in the ranges of the inputs.
    private static final double[] STEPS = {0.005, 0.02, 0.08};

    private static final GaussNewton LOCALIZER = new GaussNewton(20, 0.5);

    private Candidates() {}

    static List<double[]> of(Quest quest, Learned learned, Seed seed, Context context) {
        List<double[]> candidates = new ArrayList<>(localized(quest, learned, seed.of("localized"), context));
        candidates.addAll(around(quest, learned.model().pairs(), seed.of("around")));
        candidates.addAll(Filling.of(quest.region(), EVERYWHERE, new LatinHypercube(), seed.of("everywhere")));
        return candidates.stream().filter(quest.region()::containsRounded).toList();
    }

    private static List<double[]> localized(Quest quest, Learned learned, Seed seed, Context context) {
        SolveOptions options = new SolveOptions(1, new LatinHypercube(), LOCALIZER, LOCALIZED, Spreading.CANDIDATES);
        Drawn drawn = new Solver(learned.model(), quest.region(), options, context).draw(quest.target(), seed);
        return IntStream.range(0, drawn.designs()[0].length)
                .mapToObj(i -> Columns.row(drawn.designs(), i))
                .toList();
    }

    private static List<double[]> around(Quest quest, Pairs rows, Seed seed) {
        List<double[]> around = new ArrayList<>();
        RandomGenerator random = seed.generator();
        double[] scale = Filling.scale(quest.region());
        int[] nearest = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> compromise(quest, Columns.row(rows.y(), i))))
                .limit(NEAREST)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : nearest) {
            for (double step : STEPS) {
                for (int k = 0; k < AROUND; k++) {
                    double[] x = Columns.row(rows.x(), i);
                    for (int v = 0; v < x.length; v++) {
                        x[v] += step * scale[v] * Draws.normal(random);
                    }
                    if (quest.region().project(x, scale)) {
                        around.add(x);
                    }
                }
            }
        }
        return around;
    }

    private static double compromise(Quest quest, double[] y) {
        double cost = quest.target().compromise(y);
        return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
    }
}
