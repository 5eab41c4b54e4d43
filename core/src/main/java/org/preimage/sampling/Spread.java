package org.preimage.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.preimage.math.Batch;

/// Picks the designs that are farthest from each other (Gonzalez 1985): first the one nearest to the mean of
/// all, then always the one whose nearest picked design is farthest.
public final class Spread {
    private Spread() {}

    /// The picked designs, in the order in which they were picked.
    ///
    /// @param x `[n × d]`
    /// @param from the designs to pick from
    /// @param count how many to pick, at most as many as there are
    public static int[] farthest(Batch x, int[] from, int count) {
        return farthest(x, at -> List.of(row(x, at)), from, count);
    }

    private static double[] row(Batch x, int at) {
        return IntStream.range(0, x.width()).mapToDouble(v -> x.get(at, v)).toArray();
    }

    /// The same where designs are as near as the nearest of their images.
    ///
    /// @param images of a design, itself among them, each `d` numbers
    public static int[] farthest(Batch x, IntFunction<List<double[]>> images, int[] from, int count) {
        int picks = Math.min(count, from.length);
        int[] picked = new int[picks];
        double[] distance = new double[from.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int next = picks == 0 ? -1 : central(x, from);
        for (int k = 0; k < picks; k++) {
            picked[k] = from[next];
            distance[next] = -1;
            int farthest = -1;
            List<double[]> nearTo = images.apply(picked[k]);
            for (int j = 0; j < from.length; j++) {
                if (distance[j] >= 0) {
                    distance[j] = Math.min(distance[j], squared(x, from[j], nearTo));
                    if (farthest < 0 || distance[j] > distance[farthest]) {
                        farthest = j;
                    }
                }
            }
            next = farthest;
        }
        return picked;
    }

    private static int central(Batch x, int[] from) {
        double[] mean = new double[x.width()];
        for (int v = 0; v < x.width(); v++) {
            for (int i : from) {
                mean[v] += x.get(i, v) / from.length;
            }
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < from.length; j++) {
            double sum = 0;
            for (int v = 0; v < x.width(); v++) {
                double difference = x.get(from[j], v) - mean[v];
                sum += difference * difference;
            }
            if (sum < least) {
                least = sum;
                best = j;
            }
        }
        return best;
    }

    private static double squared(Batch x, int a, List<double[]> images) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] image : images) {
            double sum = 0;
            for (int v = 0; v < image.length; v++) {
                double difference = x.get(a, v) - image[v];
                sum += difference * difference;
            }
            least = Math.min(least, sum);
        }
        return least;
    }
}
