package org.preimage.trust;

import java.util.Arrays;

/// Where outputs are clipped, standardized: what is told of a latent value stops there.
///
/// @param floor by output, negative infinity where there is none
/// @param ceiling by output, infinity where there is none
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
public record Stops(double[] floor, double[] ceiling) {
    /// No stops of any of `m` outputs.
    public static Stops none(int m) {
        double[] floor = new double[m];
        double[] ceiling = new double[m];
        Arrays.fill(floor, Double.NEGATIVE_INFINITY);
        Arrays.fill(ceiling, Double.POSITIVE_INFINITY);
        return new Stops(floor, ceiling);
    }

    /// What is told of a latent value.
    double told(int output, double latent) {
        return Math.clamp(latent, floor[output], ceiling[output]);
    }

    /// How far off a latent prediction is: by nothing, if the truth is at a stop and the prediction beyond.
    double error(int output, double mean, double truth) {
        boolean beyond = (truth <= floor[output] && mean < truth) || (truth >= ceiling[output] && mean > truth);
        return beyond ? 0 : truth - mean;
    }
}
