package org.preimage.train;

import org.preimage.math.Batch;

/// Standardized pairs to train on, and others to validate on.
///
/// @param x designs, `[n × d]`
/// @param y properties, `[n × m]`; what is missing is not a number
/// @param validationX designs, `[v × d]`
/// @param validationY properties, `[v × m]`
/// @param cells how wide the cell of a value is in each variable of the designs, `d` numbers: zero where any number
///     may stand, else the distance of neighboring values
/// @param clipping where the properties are clipped
@SuppressWarnings("ArrayRecordComponent") // read where the rows are used, never compared
public record Rows(Batch x, Batch y, Batch validationX, Batch validationY, double[] cells, Clipping clipping) {
    public Rows {
        if (cells.length != x.width()) {
            throw new IllegalArgumentException(
                    "Rows: expected a cell for each of " + x.width() + " variables, found " + cells.length);
        }
        if (x.size() < 1
                || x.size() != y.size()
                || validationX.size() < 1
                || validationX.size() != validationY.size()) {
            throw new IllegalArgumentException("Rows: expected as many designs as properties, found " + x.size()
                    + " and " + y.size() + ", to validate " + validationX.size() + " and " + validationY.size());
        }
    }

    /// Rows of continuous variables.
    public Rows(Batch x, Batch y, Batch validationX, Batch validationY) {
        this(x, y, validationX, validationY, new double[x.width()], Clipping.none(y.width()));
    }

    public int size() {
        return x.size();
    }
}
