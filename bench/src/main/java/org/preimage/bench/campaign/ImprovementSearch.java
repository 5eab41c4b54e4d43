package org.preimage.bench.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.campaign.History;
import org.preimage.campaign.Quest;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.math.Columns;
import org.preimage.math.Normal;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.Prediction;
import org.preimage.surrogate.ProcessFit;

/// Bayesian optimization as it is usually done for a target: a Gaussian process of the squared distance from the
/// target, and the designs of the largest expected improvement (Jones, Schonlau and Welch 1998). Within a batch
/// the process is told that each chosen design comes to what it predicts (the Kriging believer of Ginsbourger,
/// Le Riche and Carraro 2010). Designs that would not count as different from a hit are left out, as everywhere
/// here.
record ImprovementSearch() implements Strategy {
    private static final int EVERYWHERE = 2000;
    private static final int NEAREST = 10;
    private static final int AROUND = 50;
    private static final double[] STEPS = {0.01, 0.05};

    @Override
    public String name() {
        return "expected improvement";
    }

    @Override
    public List<double[]> next(Task task, History history, int batch, Seed seed, Context context) {
        Pairs rows = NeuralAdjoint.rows(task, history);
        double[][] x = rows.x();
        double[] cost = IntStream.range(0, rows.size())
                .mapToDouble(i -> task.quest().target().compromise(Columns.row(rows.y(), i)))
                .toArray();
        List<double[]> taken = new ArrayList<>(task.quest().hits(history));
        List<double[]> chosen = new ArrayList<>();
        for (int k = 0; k < batch; k++) {
            List<double[]> candidates = candidates(
                            task.quest(), x, cost, seed.of("candidates").of(k))
                    .stream()
                    .filter(design -> task.quest().isApart(design, taken))
                    .toList();
            Believed best = best(x, cost, candidates, seed.of("fit").of(k), context);
            chosen.add(best.x);
            taken.add(best.x);
            x = Columns.joined(x, Columns.of(List.of(best.x)));
            cost = Columns.joined(cost, new double[] {best.cost});
        }
        return chosen;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Believed(double[] x, double cost) {}

    private static Believed best(double[][] x, double[] cost, List<double[]> candidates, Seed seed, Context context) {
        Scaler inputs = Scaler.of(x);
        Scaler output = Scaler.of(new double[][] {cost});
        double[] standardized = output.standardized(new double[][] {cost})[0];
        GaussianProcess process =
                new GaussianProcess(List.of(ProcessFit.of(inputs.standardized(x), standardized, seed, context)));
        Prediction said = process.predict(inputs.standardized(Columns.of(candidates)), context.workers());
        double least = output.scale(0, incumbent(cost));
        int best = IntStream.range(0, candidates.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> improvement(least - said.mean()[0][i], said.deviation()[0][i])))
                .orElseThrow();
        return new Believed(candidates.get(best), output.unscale(0, said.mean()[0][best]));
    }

    /// The nearest run that did not hit: improving on one that did would find no other.
    private static double incumbent(double[] cost) {
        return Arrays.stream(cost).filter(each -> each > 1).min().orElse(1);
    }

    private static double improvement(double gain, double deviation) {
        double z = gain / Math.max(deviation, 1e-12);
        return gain * Normal.cdf(z) + deviation * Normal.density(z);
    }

    private static List<double[]> candidates(Quest quest, double[][] x, double[] cost, Seed seed) {
        List<double[]> candidates = new ArrayList<>(Strategy.anywhere(quest, EVERYWHERE, seed.of("everywhere")));
        RandomGenerator random = seed.of("around").generator();
        int[] nearest = IntStream.range(0, cost.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> cost[i]))
                .limit(NEAREST)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : nearest) {
            for (int k = 0; k < AROUND; k++) {
                double step = STEPS[k % STEPS.length];
                double[] design = Columns.row(x, i);
                for (int v = 0; v < design.length; v++) {
                    var input = quest.space().inputs().get(v);
                    design[v] += step * (input.high() - input.low()) * Draws.normal(random);
                }
                quest.space().clip(design);
                candidates.add(design);
            }
        }
        return candidates;
    }
}
