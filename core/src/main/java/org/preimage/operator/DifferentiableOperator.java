package org.preimage.operator;

/// A true forward operator with its exact derivatives.
public interface DifferentiableOperator extends ForwardOperator {

    /// The derivatives of every output by every input, `[m × d]`, at the design `x`, `[d]`.
    ///
    /// @throws IllegalArgumentException if `x` does not have one value per input
    /// @throws ArithmeticException if this design has no property, or the property no derivative there
    double[][] jacobian(double[] x);
}
