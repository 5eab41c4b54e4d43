package org.preimage.train;

/// How long and how fast to train.
///
/// @param epochs passes over the rows at most
/// @param batch rows in a step
/// @param rate Adam's rate at the start; it falls along a cosine
/// @param finalRate Adam's rate at the end
/// @param patience training ends when no score has improved for this many epochs
public record Schedule(int epochs, int batch, double rate, double finalRate, int patience) {
    public Schedule {
        if (epochs < 1 || batch < 1 || patience < 1) {
            throw new IllegalArgumentException(
                    "Schedule: expected positive counts of epochs, batch rows and patience, found " + epochs + ", "
                            + batch + ", " + patience);
        }
        if (!(rate > 0 && finalRate > 0 && finalRate <= rate)) {
            throw new IllegalArgumentException(
                    "Schedule: expected 0 < final rate ≤ rate, found " + finalRate + " and " + rate);
        }
    }

    double rateAt(long step, long steps) {
        return finalRate + (rate - finalRate) * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }

    public Schedule withEpochs(int newEpochs) {
        return new Schedule(newEpochs, batch, rate, finalRate, patience);
    }
}
