package org.preimage.operator;

import org.preimage.space.Space;

/// A true forward operator `f`: the property of any design, in the units of its space.
public interface ForwardOperator {

    /// The inputs with their bounds and the outputs.
    Space space();

    /// The property `f(x)`, `[m]`, of the design `x`, `[d]`, which may lie outside of the bounds.
    ///
    /// @throws IllegalArgumentException if `x` does not have one value per input
    /// @throws ArithmeticException if this design has no property
    double[] evaluate(double[] x);
}
