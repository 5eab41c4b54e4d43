package org.preimage.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.manifold.Completeness;

/// What is known of the solution set that designs were spread over.
///
/// @param spreading how they were spread
/// @param component the connected component that each of the solutions is on, in their order, from 1; 0 if unknown
/// @param components how many components were found
/// @param points how many points the net has that stands for the set
/// @param spacing the least distance between two of them, in standard deviations of the inputs
/// @param completeness what independent starts say of components that were missed
/// @param effective the effective sample size of the net under the prior; null where the prior was not asked
public record Cover(
        Spreading spreading,
        List<Integer> component,
        int components,
        int points,
        double spacing,
        Completeness completeness,
        @Nullable Double effective) {
    public Cover {
        component = List.copyOf(component);
    }
}
