package org.preimage.trust;

import org.preimage.math.Batch;

/// How alike the errors of two designs are that are so far from each other: neighbors hit together and miss
/// together, so that the number of hits scatters more than coins would. `share / (1 + (distance / reach)²)`.
///
/// @param share what is left of the likeness at no distance, from 0 to 1
/// @param reach the distance at which half of it is left
record Kinship(double share, double reach) {
    private static final int BINS_AN_OCTAVE = 3;
    private static final int OCTAVES = 24;
    private static final int LEAST_PAIRS = 20;
    /// A bin's mean is not believed more than this, whatever the number of its pairs.
    private static final double DOUBT = 0.005;

    private static final int TRIALS = 80;

    /// The correlation at a distance.
    double at(double distance) {
        double t = distance / reach;
        return share / (1 + t * t);
    }

    /// Fits by least squares to the mean products of pairs, binned by distance.
    ///
    /// @param x features, `[n × d]`
    /// @param values of mean 0 and variance 1, `n` numbers
    static Kinship fit(Batch x, double[] values) {
        Bins bins = new Bins();
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                bins.add(distance(x, i, x, j), values[i] * values[j]);
            }
        }
        Kinship best = new Kinship(0, 1);
        double least = bins.misfit(best);
        double first = bins.nearest() / 8;
        double last = bins.farthest();
        for (int k = 0; k < TRIALS && first > 0 && last > first; k++) {
            double reach = first * Math.pow(last / first, (double) k / (TRIALS - 1));
            Kinship trial = new Kinship(bins.share(reach), reach);
            double misfit = bins.misfit(trial);
            if (misfit < least) {
                least = misfit;
                best = trial;
            }
        }
        return best;
    }

    /// The distance between two designs.
    static double distance(Batch x, int i, Batch other, int j) {
        double sum = 0;
        for (int v = 0; v < x.width(); v++) {
            double difference = x.get(i, v) - other.get(j, v);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /// The variance of `Σ u_i ε_i` of errors of variance 1 with these correlations; never less than without
    /// them.
    double variance(Batch x, double[] u) {
        double own = 0;
        double between = 0;
        for (int i = 0; i < u.length; i++) {
            own += u[i] * u[i];
            for (int j = 0; j < i && u[i] != 0; j++) {
                if (u[j] != 0) {
                    between += 2 * u[i] * u[j] * at(distance(x, i, x, j));
                }
            }
        }
        return own + Math.max(0, between);
    }

    /// Pairs by distance, so many bins an octave around 1.
    private static final class Bins {
        private final double[] count = new double[BINS_AN_OCTAVE * OCTAVES];
        private final double[] product = new double[count.length];
        private final double[] distance = new double[count.length];

        void add(double apart, double together) {
            int octaves = BINS_AN_OCTAVE * OCTAVES / 2;
            double log = Math.log(Math.max(apart, Double.MIN_NORMAL)) / Math.log(2);
            int bin = Math.clamp(Math.round(BINS_AN_OCTAVE * log) + octaves, 0, count.length - 1);
            count[bin]++;
            product[bin] += together;
            distance[bin] += apart;
        }

        double nearest() {
            for (int b = 0; b < count.length; b++) {
                if (count[b] >= LEAST_PAIRS) {
                    return distance[b] / count[b];
                }
            }
            return 0;
        }

        double farthest() {
            for (int b = count.length - 1; b >= 0; b--) {
                if (count[b] >= LEAST_PAIRS) {
                    return distance[b] / count[b];
                }
            }
            return 0;
        }

        private double weight(int b) {
            return count[b] < LEAST_PAIRS ? 0 : 1 / (1 / count[b] + DOUBT);
        }

        /// The best share for a reach.
        double share(double reach) {
            Kinship whole = new Kinship(1, reach);
            double above = 0;
            double below = 0;
            for (int b = 0; b < count.length; b++) {
                if (weight(b) > 0) {
                    double at = whole.at(distance[b] / count[b]);
                    above += weight(b) * at * product[b] / count[b];
                    below += weight(b) * at * at;
                }
            }
            return Math.clamp(above / below, 0, 1);
        }

        double misfit(Kinship kinship) {
            double sum = 0;
            for (int b = 0; b < count.length; b++) {
                if (weight(b) > 0) {
                    double miss = product[b] / count[b] - kinship.at(distance[b] / count[b]);
                    sum += weight(b) * miss * miss;
                }
            }
            return sum;
        }
    }
}
