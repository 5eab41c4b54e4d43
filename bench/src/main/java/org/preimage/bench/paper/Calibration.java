package org.preimage.bench.paper;

import java.util.Arrays;
import org.preimage.bench.Problem;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Workers;
import org.preimage.sampling.SimpleRandom;

/// Whether draws of a sampler are spread as the designs are that a property comes from: the rank of the true design
/// among draws for its property is as likely to be low as high (Talts et al. 2018).
final class Calibration {
    private Calibration() {}

    /// The mean distance of the distribution of ranks, over all inputs, from an even one; a perfect sampler has about
    /// `0.3 / √pairs`, one that draws the same place always at least 0.25 on average.
    ///
    /// @param pairs how many fresh designs are ranked
    /// @param draws among how many draws each
    static double error(InverseModel model, Problem problem, int pairs, int draws, Seed seed, Workers workers) {
        Pairs fresh = problem.pairs(pairs, seed.of("fresh"));
        double[][] rank = new double[fresh.x().length][pairs];
        for (int i = 0; i < pairs; i++) {
            double[][] points = new SimpleRandom()
                    .points(draws, model.sampler().latentDim(), seed.of("draws").of(i));
            double[][] drawn = model.sample(Columns.row(fresh.y(), i), points, workers);
            for (int v = 0; v < rank.length; v++) {
                double truth = fresh.x()[v][i];
                long below = Arrays.stream(drawn[v]).filter(x -> x < truth).count();
                long same = Arrays.stream(drawn[v]).filter(x -> x == truth).count();
                rank[v][i] = (below + 0.5 * (same + 1)) / (draws + 1);
            }
        }
        double sum = 0;
        for (double[] ranks : rank) {
            Arrays.sort(ranks);
            for (int i = 0; i < pairs; i++) {
                sum += Math.abs(ranks[i] - (i + 0.5) / pairs) / pairs / rank.length;
            }
        }
        return sum;
    }
}
