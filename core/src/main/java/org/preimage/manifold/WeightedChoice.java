package org.preimage.manifold;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.preimage.math.Batch;
import org.preimage.random.Draws;

/// Draws from a net with given weights, at a low variance: a comb of equal distances is laid over the sums of the
/// weights (systematic resampling; Carpenter, Clifford and Fearnhead, Improved particle filter for nonlinear problems,
/// 1999).
///
/// @param points the numbers of the points drawn, some more than once, in random order
/// @param effective `(Σ w)² / Σ w²`: so many draws of equal weight would be worth as much as the net is
@SuppressWarnings("ArrayRecordComponent") // handed from one loop to the next
public record WeightedChoice(int[] points, double effective) {

    /// Draws.
    ///
    /// @param weights none negative, one above zero
    public static WeightedChoice of(double[] weights, int count, RandomGenerator random) {
        double sum = Arrays.stream(weights).sum();
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        if (!(sum > 0 && Double.isFinite(sum))) {
            throw new IllegalArgumentException(
                    "WeightedChoice: expected finite weights with one above zero, found the sum " + sum);
        }
        int[] points = new int[count];
        double tooth = Draws.uniform(random) * sum / count;
        double reached = weights[0];
        int at = 0;
        for (int k = 0; k < count; k++) {
            double place = tooth + k * sum / count;
            while (reached < place && at < weights.length - 1) {
                reached += weights[++at];
            }
            points[k] = at;
        }
        Draws.shuffle(points, random);
        return new WeightedChoice(points, sum * sum / squares);
    }

    /// The drawn points, each moved along the set to somewhere in the part that it stands for, so that none repeats;
    /// one
    /// for which that fails stays.
    ///
    /// @return `[n × d]`
    public Batch moved(Net net, SolutionSet set, RandomGenerator random) {
        Batch x = net.places(points);
        Batch moved = x.copy();
        double exponent = 1.0 / Math.max(1, set.dimension());
        for (int i = 0; i < points.length; i++) {
            double length = net.epsilon() * Math.pow(Draws.uniform(random), exponent);
            float[] place = net.point(points[i]).step(length, random);
            set.confine(place);
            for (int v = 0; v < place.length; v++) {
                moved.set(i, v, place[v]);
            }
        }
        boolean[] on = set.land(moved).on();
        for (int i = 0; i < on.length; i++) {
            for (int v = 0; v < x.width() && on[i]; v++) {
                x.set(i, v, moved.get(i, v));
            }
        }
        return x;
    }
}
