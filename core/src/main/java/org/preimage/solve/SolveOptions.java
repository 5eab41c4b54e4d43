package org.preimage.solve;

import org.preimage.sampling.MaximinLatinHypercube;
import org.preimage.sampling.PointSet;

/// How to solve.
///
/// @param count how many designs to return
/// @param latent how the latent space is filled
/// @param localizer how candidates become exact
/// @param drawn how many candidates to draw; 0 for ten times the count, at least 1000 and at most 5000, never
///     fewer than twice the count
/// @param spreading how the returned designs are spread
public record SolveOptions(int count, PointSet latent, Localizer localizer, int drawn, Spreading spreading) {
    private static final long LATENT_MOVES = 200_000;

    public SolveOptions {
        if (count < 1 || drawn < 0 || (drawn > 0 && drawn < count)) {
            throw new IllegalArgumentException("Solve: expected at least one design and no fewer candidates, found "
                    + count + " designs and " + drawn + " candidates");
        }
    }

    /// Evenly spread designs.
    public SolveOptions(int count, PointSet latent, Localizer localizer, int drawn) {
        this(count, latent, localizer, drawn, Spreading.EVEN);
    }

    /// The same with designs spread in another way.
    public SolveOptions withSpreading(Spreading other) {
        return new SolveOptions(count, latent, localizer, drawn, other);
    }

    /// The kinds of latent design by name, with an effort that fits a solve: candidates are localized and
    /// thinned afterwards, so the last percents of a maximin distance do not matter here.
    ///
    /// @param name `random`, `lhs`, `maximin` or `sobol`
    public static PointSet latent(String name) {
        PointSet named = PointSet.named(name);
        return named instanceof MaximinLatinHypercube ? new MaximinLatinHypercube(LATENT_MOVES) : named;
    }

    /// How many candidates are drawn.
    public int candidates() {
        return drawn > 0 ? drawn : Math.max(Math.clamp(10L * count, 1000, 5000), 2 * count);
    }
}
