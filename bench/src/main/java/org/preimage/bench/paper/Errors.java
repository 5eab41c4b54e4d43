package org.preimage.bench.paper;

import org.jspecify.annotations.Nullable;
import org.preimage.bench.Resimulation;

/// The squared errors of designs under the true operator in a few figures; those are missing where no design ran.
///
/// @param designs how many
/// @param failures how many of them did not run
public record Errors(
        int designs,
        int failures,
        @Nullable Double mean,
        @Nullable Double median,
        @Nullable Double quantile99) {
    static Errors of(Resimulation run) {
        boolean none = run.failures() == run.size();
        return new Errors(
                run.size(),
                run.failures(),
                none ? null : run.mean(),
                none ? null : run.median(),
                none ? null : run.quantile99());
    }
}
