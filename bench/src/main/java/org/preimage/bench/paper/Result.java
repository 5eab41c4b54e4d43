package org.preimage.bench.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cell came to; exactly one of the two results is there.
public record Result(
        @Nullable MethodResult method, @Nullable StartsResult starts, List<Timing> timings) {
    static Result of(MethodResult method, List<Timing> timings) {
        return new Result(method, null, timings);
    }

    static Result of(StartsResult starts, List<Timing> timings) {
        return new Result(null, starts, timings);
    }
}
