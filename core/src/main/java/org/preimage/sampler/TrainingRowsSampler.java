package org.preimage.sampler;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// Looking up: of the rows that were fitted to, those with the property nearest to the target, the nearest first.
/// The latent only says how many are wanted; where that is more than there are, rows come again.
///
/// @param x their designs, `[n × d]`, kept
/// @param y their properties, `[n × m]`, kept
public record TrainingRowsSampler(Batch x, Batch y) implements Sampler {
    public TrainingRowsSampler {
        if (x.size() < 1 || x.size() != y.size() || x.width() < 1 || y.width() < 1) {
            throw new IllegalArgumentException(
                    "TrainingRowsSampler: expected a property for each of some designs, found " + x.size() + " × "
                            + x.width() + " and " + y.size() + " × " + y.width());
        }
    }

    @Override
    public int inputs() {
        return x.width();
    }

    @Override
    public int outputs() {
        return y.width();
    }

    @Override
    public int latentDim() {
        return 1;
    }

    @Override
    public int parameters() {
        return 0;
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        int n = latent.size();
        int[] near = nearest(target).limit(n).toArray();
        return x.subset(IntStream.range(0, n).map(i -> near[i % near.length]).toArray());
    }

    /// The rows from the nearest property to the farthest; of equal ones the first comes first.
    private IntStream nearest(double[] target) {
        double[] squared = new double[y.size()];
        for (int v = 0; v < target.length; v++) {
            for (int i = 0; i < squared.length; i++) {
                squared[i] += Math.pow(y.get(i, v) - target[v], 2);
            }
        }
        return IntStream.range(0, squared.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> squared[i]))
                .mapToInt(Integer::intValue);
    }
}
