package org.preimage.grad;

import org.jspecify.annotations.Nullable;
import org.preimage.math.Batch;

/// A batch on a tape, `[n × width]`, with room for the gradient of the loss with respect to it where one is
/// wanted.
public final class Value {
    private final Batch batch;
    private final @Nullable Batch gradient;

    Value(Batch batch, boolean differentiable) {
        this.batch = batch;
        this.gradient = differentiable ? Batch.zeros(batch.size(), batch.width()) : null;
    }

    public Batch batch() {
        return batch;
    }

    public int width() {
        return batch.width();
    }

    public boolean differentiable() {
        return gradient != null;
    }

    /// The gradient, to which operations add in the backward pass.
    public Batch gradient() {
        if (gradient == null) {
            throw new IllegalStateException("Value: expected one that is differentiated, found a constant");
        }
        return gradient;
    }
}
