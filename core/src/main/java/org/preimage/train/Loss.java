package org.preimage.train;

import org.preimage.grad.Operation;

/// A scalar at the end of a tape. The backward pass adds its gradient times its weight.
public interface Loss extends Operation.Across {

    /// The loss after a forward pass, without the weight.
    double value();

    /// What the gradient is multiplied by; 1 until set.
    void weight(double weight);
}
