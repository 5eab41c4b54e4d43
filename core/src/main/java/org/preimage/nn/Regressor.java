package org.preimage.nn;

import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// A network from designs to properties, which is used as a whole.
public sealed interface Regressor permits Mlp, ConvolutionalNetwork {

    /// Its shape; networks of equal shapes have the same parameters.
    Record shape();

    /// The number of variables that go in.
    int inputs();

    /// The number of variables that come out.
    int outputs();

    /// Records the network on `tape`, reading `x`, `[n × inputs]`; returns what comes out, `[n × outputs]`.
    Value record(Value x, Tape tape);
}
