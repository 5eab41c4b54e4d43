package org.preimage.bench.paper;

import java.util.List;

/// How localization went from every kind of start on every surrogate: the paper's central claim, piece by piece.
///
/// @param runs one for each combination
public record StartsResult(List<Run> runs) {
    public StartsResult {
        runs = List.copyOf(runs);
    }

    /// One combination.
    ///
    /// @param start the prior that the candidates are from
    /// @param surrogate what they were localized on
    /// @param localizer by which steps
    /// @param latent how the latent space was filled
    /// @param course after how many steps, from none on
    public record Run(String start, String surrogate, String localizer, String latent, List<After> course) {
        public Run {
            course = List.copyOf(course);
        }
    }

    /// The state after some steps.
    ///
    /// @param steps at most so many for each design
    /// @param gradients spent on each design, on average
    /// @param mean of the squared errors under the true operator
    /// @param median of them
    /// @param hits the share of designs that the true operator takes to the target within its tolerance
    /// @param missing the share of designs that the surrogate itself says are not there: at the end, stuck
    public record After(int steps, double gradients, double mean, double median, double hits, double missing) {}
}
