package org.preimage.random;

import java.util.random.RandomGenerator;
import org.preimage.math.Normal;

/// What is drawn from a generator beyond plain bits. Every function takes the generator and keeps nothing;
/// how many numbers it takes from the generator is said where that is fixed.
public final class Draws {
    private static final double LARGEST_POISSON_MEAN = 1e6;
    private static final double POISSON_PIECE = 64;

    private Draws() {}

    /// A uniform number strictly between 0 and 1: the center of one of 2^52 equal cells, each as likely as
    /// the other. Takes one `long`.
    public static double uniform(RandomGenerator generator) {
        return ((generator.nextLong() >>> 12) + 0.5) * 0x1.0p-52;
    }

    /// A standard normal number by the inverse distribution function: finite always, at most 8.3 in
    /// magnitude. Takes one `long`.
    public static double normal(RandomGenerator generator) {
        return Normal.quantile(uniform(generator));
    }

    /// The numbers 0 to `n` - 1 in an order of which all are equally likely.
    public static int[] permutation(int n, RandomGenerator generator) {
        if (n < 0) {
            throw new IllegalArgumentException("Draws: expected a length that is not negative, found " + n);
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order, generator);
        return order;
    }

    /// Puts `values` in an order of which all are equally likely (Fisher and Yates).
    public static void shuffle(int[] values, RandomGenerator generator) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = generator.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /// A Poisson number with the given mean: by inversion, and so exact but for rounding. A large mean is
    /// cut in pieces whose counts add up, so the work grows with the mean.
    ///
    /// @throws IllegalArgumentException unless 0 <= `mean` <= 1e6
    public static int poisson(double mean, RandomGenerator generator) {
        if (!(mean >= 0 && mean <= LARGEST_POISSON_MEAN)) {
            throw new IllegalArgumentException("Draws: expected a Poisson mean from 0 to 1e6, found " + mean);
        }
        int count = 0;
        double left = mean;
        for (; left > POISSON_PIECE; left -= POISSON_PIECE) {
            count += poissonByInversion(POISSON_PIECE, generator);
        }
        return count + poissonByInversion(left, generator);
    }

    private static int poissonByInversion(double mean, RandomGenerator generator) {
        double left = uniform(generator);
        double probability = StrictMath.exp(-mean);
        int count = 0;
        // Far in the tail the terms vanish before rounding lets them use up what is left; there the count stops.
        while (left > probability && (count < mean || probability > 0x1.0p-60)) {
            left -= probability;
            count++;
            probability *= mean / count;
        }
        return count;
    }
}
