package org.preimage.app.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What becomes of the files that are where a fit goes, and how often it keeps how far it came.
///
/// @param force whether files of an earlier fit that is done may be replaced
/// @param fresh whether the work of a fit that is not done is discarded instead of continued
/// @param every how much time is between two checkpoints at least; null for [Pace]'s own choice
public record Keeping(
        boolean force, boolean fresh, @Nullable Duration every) {
    public Keeping {
        if (every != null && every.isNegative()) {
            throw new IllegalArgumentException(
                    "checkpoints: expected a time between them that is not negative, found " + every);
        }
    }
}
