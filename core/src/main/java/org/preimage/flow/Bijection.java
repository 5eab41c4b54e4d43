package org.preimage.flow;

import org.jspecify.annotations.Nullable;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// An invertible map of `d` variables, `x ↦ z`, that may depend on a condition. It is recorded on a tape, in
/// either direction; the tape's mode decides whether it is then evaluated or differentiated.
///
/// Laws, which one battery of tests runs for every implementation: the inverse undoes the forward map; the
/// log-determinant
/// is that of the differentiated Jacobian, and the inverse's is its negative; gradients equal central
/// differences.
public sealed interface Bijection permits Coupling, Permutation, Chain {

    /// The number of variables, `d`.
    int dim();

    /// Records `x ↦ z` and adds `log |det ∂z/∂x|` to `logDet`.
    ///
    /// @param x `[n × d]`
    /// @param condition `[n × c]`, or `null` for a map without one
    /// @param logDet an accumulator, `[n × 1]`
    Value forward(Tape tape, Value x, @Nullable Value condition, Value logDet);

    /// Records `z ↦ x` and adds `log |det ∂x/∂z|` to `logDet`.
    Value inverse(Tape tape, Value z, @Nullable Value condition, Value logDet);
}
