package org.preimage.solve;

import org.preimage.sampling.PointSet;

/// How to solve.
///
/// @param count how many designs to return
/// @param latent how the latent space is filled
/// @param localizer how candidates become exact
/// @param drawn how many candidates to draw; 0 for ten times the count, at least 1000 and at most 5000, never
///     fewer than twice the count
public record SolveOptions(int count, PointSet latent, Localizer localizer, int drawn) {
    public SolveOptions {
        if (count < 1 || drawn < 0 || (drawn > 0 && drawn < count)) {
            throw new IllegalArgumentException("Solve: expected at least one design and no fewer candidates, found "
                    + count + " designs and " + drawn + " candidates");
        }
    }

    int candidates() {
        return drawn > 0 ? drawn : Math.max(Math.clamp(10L * count, 1000, 5000), 2 * count);
    }
}
