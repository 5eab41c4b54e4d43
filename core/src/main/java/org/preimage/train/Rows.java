package org.preimage.train;

import org.preimage.math.Batch;

/// Standardized pairs to train on, and others to validate on.
///
/// @param x designs, `[n × d]`
/// @param y properties, `[n × m]`
/// @param validationX designs, `[v × d]`
/// @param validationY properties, `[v × m]`
public record Rows(Batch x, Batch y, Batch validationX, Batch validationY) {
    public Rows {
        if (x.size() < 1
                || x.size() != y.size()
                || validationX.size() < 1
                || validationX.size() != validationY.size()) {
            throw new IllegalArgumentException("Rows: expected as many designs as properties, found " + x.size()
                    + " and " + y.size() + ", to validate " + validationX.size() + " and " + validationY.size());
        }
    }

    public int size() {
        return x.size();
    }
}
