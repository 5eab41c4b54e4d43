package org.preimage.train;

/// The weights of equation 4 over the course of a fit. Those of the discrepancies grow as
/// `min(1, 2 · 0.002^(1 − progress))` times their final value; that of the fit is constant, or, as the paper
/// has it, stays until half of the epochs and then decays exponentially to a tenth.
///
/// @param fit the weight of `L_y`
/// @param latent the final weight of `L_z`
/// @param backward the final weight of `L_x`
/// @param padding the final weight of the squared padding that the inverse generates; 0 in the paper
/// @param fitDecays whether the weight of `L_y` decays
public record LossWeights(double fit, double latent, double backward, double padding, boolean fitDecays) {
    public LossWeights {
        if (!(fit > 0) || !(latent >= 0) || !(backward >= 0) || !(padding >= 0)) {
            throw new IllegalArgumentException("Weights: expected numbers that are not negative, found " + fit + ", "
                    + latent + ", " + backward + ", " + padding);
        }
    }

    double fitAt(double progress) {
        return fitDecays && progress > 0.5 ? fit * Math.pow(0.1, 2 * progress - 1) : fit;
    }

    static double growth(double progress) {
        return Math.min(1, 2 * Math.pow(0.002, 1 - progress));
    }
}
