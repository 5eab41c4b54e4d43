package org.preimage.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.space.Target;
import org.preimage.trust.HitCount;
import org.preimage.trust.TrackRecord;

/// What came out of a solve.
///
/// @param target what was asked
/// @param solutions as many as asked for, the likeliest to hit first, or by what was to be made small;
///     extrapolated ones after all others that are on target, and those off target last, the nearest misses
///     first. Fewer only where the inputs take whole numbers or levels, and there are no more different designs
/// @param candidates the predicted residuals `f(x) − y*` of all candidates before localization, `[n × m]`
/// @param onTarget how many of the localized candidates were on target
/// @param reachable whether the target is inside what the pairs reach
/// @param expected how many of the solutions will hit
/// @param record how such probabilities did on the held-out rows
/// @param made what becomes of each of the solutions when it is made with the error of the inputs, in their order;
///     empty if no error was told
/// @param cover what is known of the solution set that the solutions were spread over; null where they are the
///     most spread of the localized candidates
public record Solutions(
        Target target,
        List<Solution> solutions,
        double[][] candidates,
        int onTarget,
        boolean reachable,
        HitCount expected,
        TrackRecord record,
        List<Made> made,
        @Nullable Cover cover) {
    public Solutions {
        solutions = List.copyOf(solutions);
        made = List.copyOf(made);
    }

    /// How many of the solutions are on target.
    public int hits() {
        return (int) solutions.stream()
                .filter(solution -> solution.status() == Status.ON_TARGET)
                .count();
    }
}
