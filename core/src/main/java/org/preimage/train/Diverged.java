package org.preimage.train;

/// Training did not stay finite, however small its steps were made.
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int attempts;

    Diverged(String what, int epoch, int attempts) {
        super("The fit of the " + what + " did not stay finite: it failed in epoch " + (epoch + 1)
                + " after its rate was" + " halved " + (attempts - 1)
                + " times; look for extreme values in the pairs, or fit with a smaller rate.");
        this.epoch = epoch;
        this.attempts = attempts;
    }

    /// The epoch of the last failure, from 0.
    public int epoch() {
        return epoch;
    }

    /// How often training failed.
    public int attempts() {
        return attempts;
    }
}
