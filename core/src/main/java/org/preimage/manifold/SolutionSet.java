package org.preimage.manifold;

import java.util.List;
import org.preimage.math.Batch;

/// A set of designs that fulfil something, as far as a net over it has to know it. All is standardized.
public interface SolutionSet {
    /// The number of inputs, `d`.
    int inputs();

    /// The inputs along which the set is followed, in ascending order. The others are fixed, or tell parts of the set
    /// apart between which nothing leads.
    int[] free();

    /// The dimension that the set has in general: free inputs less conditions.
    int dimension();

    /// Moves a design into the confines that designs must stay in, to a near place.
    ///
    /// @param x `d` values, changed in place
    void confine(float[] x);

    /// Other places that are the same design, `d` values each: of what the set has several times, a net holds one.
    ///
    /// @param x `d` values
    default List<float[]> images(float[] x) {
        return List.of();
    }

    /// How many of the confines a design sits at: on so many faces it is at once.
    ///
    /// @param x `d` values
    int faces(float[] x);

    /// Moves designs to near places on the set.
    ///
    /// @param x `[n × d]`, changed in place
    Landing land(Batch x);
}
