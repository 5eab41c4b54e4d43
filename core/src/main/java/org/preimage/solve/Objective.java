package org.preimage.solve;

import org.preimage.math.Batch;

/// What is to be as small as the target and the region allow.
interface Objective {
    /// Its value and gradient at designs that the surrogate has just been evaluated at.
    ///
    /// @param rows the designs at work, with the means and slopes of the outputs there
    /// @param x where they are, by their positions in the batch, standardized, `[n × d]`
    /// @param value filled, one for each row at work
    /// @param gradient filled, one for each row at work, `[… × d]`
    void evaluate(ActiveRows rows, Batch x, double[] value, double[][] gradient);

    /// Its value for an assessed design, of which the smaller ones are shown first.
    double of(Solution solution);
}
