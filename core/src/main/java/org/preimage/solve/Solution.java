package org.preimage.solve;

import java.util.Comparator;

/// One localized design, in the user's units.
///
/// @param x the design, `d` values, inside the box
/// @param predicted what the surrogate says of it, `m` values
/// @param deviation the root mean square of the errors to be expected, `m` values
/// @param residual the largest `|predicted − target| / tolerance` over the outputs
/// @param distance to the nearest pair, in standard deviations of the pairs' inputs
/// @param belief how far to believe that it hits
public record Solution(
        double[] x,
        double[] predicted,
        double[] deviation,
        double residual,
        Status status,
        double distance,
        Belief belief) {
    /// The likeliest to hit first, extrapolated ones after the others on target, then the nearest misses.
    static final Comparator<Solution> RANKING = Comparator.comparing(
                    (Solution solution) -> solution.status() != Status.ON_TARGET)
            .thenComparing(solution -> solution.belief().verdict() == Verdict.EXTRAPOLATED)
            .thenComparingDouble(solution ->
                    solution.status() == Status.ON_TARGET ? -solution.belief().hitProbability() : solution.residual());
}
