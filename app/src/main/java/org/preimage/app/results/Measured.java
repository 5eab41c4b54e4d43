package org.preimage.app.results;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.bench.paper.Cell;
import org.preimage.bench.paper.MethodResult;
import org.preimage.bench.paper.StartsResult;

/// One line of the results: a cell, and what it came to. Of the last three one is there.
///
/// @param cell what was measured
/// @param by what measured it
/// @param method of a method
/// @param starts of starts
/// @param failure why there is nothing
public record Measured(
        Cell cell,
        By by,
        @Nullable MethodResult method,
        @Nullable StartsResult starts,
        @Nullable String failure) {
    public Measured {
        Objects.requireNonNull(cell);
        Objects.requireNonNull(by);
    }

    /// What measured, as far as results may depend on it.
    ///
    /// @param commit of the program's source, where it is known
    /// @param jvm the version of Java
    /// @param cpu the processor's model
    /// @param kernels the kernel set
    public record By(String commit, String jvm, String cpu, String kernels) {}
}
