package org.preimage.trust;

import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.surrogate.Prediction;

/// Rows, with what a surrogate that did not see them says of each and what surrounds it.
///
/// @param x features, `[n × d]`
/// @param y properties, `[m × n]`
/// @param said of them
/// @param around them
@SuppressWarnings("ArrayRecordComponent") // read only, compared by nobody
record Judged(Batch x, double[][] y, Prediction said, Neighborhood.Around around) {
    /// These rows and then the others.
    Judged and(Judged others) {
        return new Judged(
                Batch.rounded(Columns.joined(Columns.of(x), Columns.of(others.x))),
                Columns.joined(y, others.y),
                new Prediction(
                        Columns.joined(said.mean(), others.said.mean()),
                        Columns.joined(said.deviation(), others.said.deviation())),
                around.and(others.around));
    }
}
