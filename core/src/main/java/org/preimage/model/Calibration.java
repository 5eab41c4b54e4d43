package org.preimage.model;

import java.util.List;

/// What makes a surrogate's deviations as large as its errors: an ensemble agrees with itself more than with
/// the truth.
///
/// @param error the root-mean-square error on the validation rows, by output, standardized
/// @param spread the root mean square of the surrogate's own deviations there, 0 where it knows none
public record Calibration(List<Double> error, List<Double> spread) {
    public Calibration {
        error = List.copyOf(error);
        spread = List.copyOf(spread);
        if (error.size() != spread.size()) {
            throw new IllegalArgumentException(
                    "Calibration: expected as many spreads as errors, found " + spread.size() + " and " + error.size());
        }
    }

    /// The deviation to believe where the surrogate says `deviation`; never a smaller one.
    ///
    /// @param output the position of the output
    double calibrated(int output, double deviation) {
        double inner = spread.get(output);
        return inner > 0 ? deviation * Math.max(1, error.get(output) / inner) : error.get(output);
    }
}
