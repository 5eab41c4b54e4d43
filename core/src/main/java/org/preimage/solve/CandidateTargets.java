package org.preimage.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.space.Goal;
import org.preimage.space.Target;

/// The properties that a sampler is asked for. It wants one value for every output; where the target leaves outputs
/// open, within a range or altogether, they are taken from pairs that meet it best, so that they go together.
///
/// @param standardized one property for each share of the candidates, `[g × m]`
record CandidateTargets(double[][] standardized) {
    private static final int MOST = 32;

    /// Among so many times more pairs that are nearest to the target, those of the best objective are taken.
    private static final int CHOICE = 4;

    static CandidateTargets of(InverseModel model, Target target, Seed seed, Workers workers) {
        if (target.goals().stream().allMatch(Goal.Value.class::isInstance)) {
            return new CandidateTargets(new double[][] {standardized(model, target.values())});
        }
        double[][] y = model.properties(workers);
        double[][] rows = new double[model.pairs().size()][];
        Arrays.setAll(rows, i -> Columns.row(y, i));
        return new CandidateTargets(Arrays.stream(best(rows, target, seed))
                .mapToObj(i -> standardized(model, met(rows[i], target)))
                .toArray(double[][]::new));
    }

    /// The positions of the pairs whose properties are taken.
    private static int[] best(double[][] rows, Target target, Seed seed) {
        double[] missed = Arrays.stream(rows).mapToDouble(target::compromise).toArray();
        int[] shuffled = IntStream.range(0, rows.length).toArray();
        var random = seed.generator();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = other;
        }
        List<Integer> nearest = Arrays.stream(shuffled)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> missed[i]))
                .toList();
        Comparator<Integer> order = Comparator.comparingDouble(i -> 0);
        if (target.objective().isPresent()) {
            int o = target.objective().getAsInt();
            double sign = target.goals().get(o) instanceof Goal.Least ? 1 : -1;
            order = Comparator.comparingDouble(i -> sign * rows[i][o]);
            long meeting = nearest.stream().filter(i -> missed[i] == 0).count();
            nearest = nearest.subList(0, (int) Math.min(nearest.size(), Math.max(meeting, (long) CHOICE * MOST)));
        }
        return nearest.stream().sorted(order).limit(MOST).mapToInt(i -> i).toArray();
    }

    /// The nearest property that meets every goal.
    private static double[] met(double[] y, Target target) {
        double[] met = y.clone();
        for (int o = 0; o < y.length; o++) {
            Goal goal = target.goals().get(o);
            met[o] = goal instanceof Goal.Value value ? value.value() : Math.clamp(y[o], goal.low(), goal.high());
        }
        return met;
    }

    private static double[] standardized(InverseModel model, double[] y) {
        double[] standardized = new double[y.length];
        Arrays.setAll(standardized, o -> model.outputs().scale(o, y[o]));
        return standardized;
    }

    /// One candidate for each latent point, the points shared out among the targets.
    ///
    /// @param latent `[n × k]`
    /// @return standardized designs, `[n × d]`
    Batch candidates(InverseModel model, Batch latent, Workers workers) {
        int shares = Math.min(standardized.length, latent.size());
        if (shares == 1) {
            return model.sampler().candidates(standardized[0], latent, workers);
        }
        Batch x = Batch.zeros(latent.size(), model.inputs().width());
        for (int g = 0; g < shares; g++) {
            // Every share gets points from all over the latent.
            int first = g;
            int[] points = IntStream.iterate(first, i -> i < latent.size(), i -> i + shares)
                    .toArray();
            Batch part = Batch.zeros(points.length, latent.width());
            copy(latent, points, part);
            Batch found = model.sampler().candidates(standardized[g], part, workers);
            for (int v = 0; v < x.width(); v++) {
                for (int i = 0; i < points.length; i++) {
                    x.set(points[i], v, found.get(i, v));
                }
            }
        }
        return x;
    }

    private static void copy(Batch from, int[] rows, Batch to) {
        for (int v = 0; v < from.width(); v++) {
            for (int i = 0; i < rows.length; i++) {
                to.set(i, v, from.get(rows[i], v));
            }
        }
    }
}
