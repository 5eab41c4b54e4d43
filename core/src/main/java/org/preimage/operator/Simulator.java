package org.preimage.operator;

/// Runs one design at a time, each of which may fail: a program, an experiment, or an exact operator seen as
/// one.
@FunctionalInterface
public interface Simulator {

    /// Runs the design `x`, `[d]`. A design that cannot be simulated is a [Failed] outcome, not an exception.
    ///
    /// @throws IllegalArgumentException if `x` does not have one value per input
    Outcome run(double[] x);

    /// The operator `f` seen as a simulator: an [ArithmeticException] or a value that is not finite is a failed
    /// run.
    static Simulator of(ForwardOperator f) {
        return x -> {
            try {
                return Outcome.of(f.evaluate(x));
            } catch (ArithmeticException e) {
                String reason = e.getMessage();
                return new Failed(reason == null || reason.isBlank() ? "the arithmetic failed" : reason);
            }
        };
    }
}
