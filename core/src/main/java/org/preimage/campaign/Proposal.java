package org.preimage.campaign;

import java.util.Locale;

/// A design to run, and what is expected of it.
///
/// @param x the design, `d` values in the region
/// @param reason why it is worth a run
/// @param hit the probability that it hits, its run failing included; not a number where nothing was learned yet
/// @param success the probability that its run succeeds
/// @param predicted what the surrogate says of it, `m` values, or none
/// @param deviation how wrong that may be, the root mean square of the error to be expected, `m` values, or none
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Proposal(double[] x, Reason reason, double hit, double success, double[] predicted, double[] deviation) {

    /// Why a design is worth a run.
    public enum Reason {
        /// The first designs fill the region.
        FIRST,
        /// It is likely to hit, or to come nearest to the target where nothing is likely to hit.
        HIT,
        /// It is near the target for all that is known, of which little is known there.
        LEARN;

        /// The word for it in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
