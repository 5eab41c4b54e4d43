package org.preimage.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.space.Target;

/// What came out of a solve.
///
/// @param target what was asked
/// @param solutions as many as asked for, the on-target ones first, each group from most to least spread; fewer only
///     where the inputs take whole numbers or levels, and there are no more different designs
/// @param candidates the predicted residuals `f(x) − y*` of all candidates before localization, `[n × m]`
/// @param onTarget how many of the localized candidates were on target
/// @param reachable whether the target is inside what the pairs reach
/// @param cover what is known of the solution set that the solutions were spread over; null where they are the most
///     spread of the localized candidates
public record Solutions(
        Target target,
        List<Solution> solutions,
        double[][] candidates,
        int onTarget,
        boolean reachable,
        @Nullable Cover cover) {
    public Solutions {
        solutions = List.copyOf(solutions);
    }

    /// How many of the solutions are on target.
    public int hits() {
        return (int) solutions.stream()
                .filter(solution -> solution.status() == Status.ON_TARGET)
                .count();
    }
}
