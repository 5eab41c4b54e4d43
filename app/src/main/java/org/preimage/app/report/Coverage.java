package org.preimage.app.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of the solution set that designs were spread over.
///
/// @param spread how they were spread: `even` or `prior`
/// @param component the number of the connected component of each design, in their order; 0 if unknown
/// @param components how many components were found
/// @param points how many points stand for the set
/// @param starts how many independent starts came to the set
/// @param missed the estimated chance that a component was missed
/// @param effective with `prior`, the effective sample size of those points
public record Coverage(
        String spread,
        List<Integer> component,
        int components,
        int points,
        int starts,
        double missed,
        @Nullable Double effective) {
    public Coverage {
        Objects.requireNonNull(spread);
        component = List.copyOf(component);
        if (!(missed >= 0 && missed <= 1)) {
            throw new IllegalArgumentException("Coverage: expected a chance from 0 to 1, found " + missed);
        }
    }

    /// What a reader should know of it.
    public String sentence() {
        String found = components == 1
                ? "The solution set is in one piece as far as was seen."
                : "The solution set has " + components + " separate pieces as far as was seen.";
        String even = spread.equals("even")
                ? " The designs are spread evenly over it."
                : " The designs are spread over it as the pairs would be; the " + points
                        + " points they were drawn from are worth "
                        + (effective == null ? "?" : Long.toString(Math.round(effective))) + " draws.";
        return found + even + " The chance that a separate piece was missed is estimated at " + percent() + ", from "
                + starts + " independent starts.";
    }

    private String percent() {
        double percent = 100 * missed;
        return percent < 1 ? "less than 1 %" : Math.round(percent) + " %";
    }
}
