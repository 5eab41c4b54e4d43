package org.preimage.manifold;

import org.preimage.math.Batch;

/// A set of designs that fulfil something, as far as a net over it has to know it. All is standardized.
public interface SolutionSet {
    /// The number of inputs, `d`.
    int inputs();

    /// The inputs that are not fixed, in ascending order.
    int[] free();

    /// The dimension that the set has in general: free inputs less conditions.
    int dimension();

    /// Moves a design into the confines that designs must stay in, to a near place.
    ///
    /// @param x `d` values, changed in place
    void confine(float[] x);

    /// How many of the confines a design sits at: on so many faces it is at once.
    ///
    /// @param x `d` values
    int faces(float[] x);

    /// Moves designs to near places on the set.
    ///
    /// @param x `[n × d]`, changed in place
    Landing land(Batch x);
}
