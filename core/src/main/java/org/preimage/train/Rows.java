package org.preimage.train;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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

    /// These rows with what is missing of the properties predicted.
    ///
    /// @param prediction from designs to properties
    public Rows completed(UnaryOperator<Batch> prediction) {
        return new Rows(
                x,
                completed(y, prediction.apply(x)),
                validationX,
                completed(validationY, prediction.apply(validationX)),
                cells,
                clipping);
    }

    private Batch completed(Batch known, Batch predicted) {
        Batch completed = known.copy();
        for (int v = 0; v < known.width(); v++) {
            for (int i = 0; i < known.size(); i++) {
                if (Float.isNaN(known.get(i, v))) {
                    completed.set(i, v, clipping.told(v, predicted.get(i, v)));
                }
            }
        }
        return completed;
    }

    /// The rows of which nothing is missing.
    ///
    /// @throws IllegalArgumentException if there are none
    public Rows whole() {
        int[] fitted = whole(y);
        int[] validated = whole(validationY);
        if (fitted.length == 0 || validated.length == 0) {
            throw new IllegalArgumentException("Rows: expected some to fit and some to validate of which no output is"
                    + " missing, found " + fitted.length + " and " + validated.length);
        }
        return new Rows(
                x.subset(fitted),
                y.subset(fitted),
                validationX.subset(validated),
                validationY.subset(validated),
                cells,
                clipping);
    }

    private static int[] whole(Batch y) {
        return IntStream.range(0, y.size())
                .filter(i -> IntStream.range(0, y.width()).noneMatch(v -> Float.isNaN(y.get(i, v))))
                .toArray();
    }
}
