package org.preimage.train;

/// The noise that a fit by likelihood adds, which shrinks by a constant factor from step to step.
///
/// @param padding the standard deviation, at the end, of that on the padding, which would otherwise be exactly zero
/// @param properties that on the standardized `y`, at the end
/// @param start how many times as large both are at the start
public record NoiseLevels(double padding, double properties, double start) {
    public NoiseLevels {
        if (!(padding > 0) || !(properties >= 0) || !(start >= 1)) {
            throw new IllegalArgumentException("Noise: expected noise on the padding, none that is negative on the"
                    + " properties, and no less at the start, found " + padding + ", " + properties + " and " + start);
        }
    }

    /// How many times as large noise is as at the end.
    double times(double progress) {
        return Math.pow(start, 1 - progress);
    }
}
