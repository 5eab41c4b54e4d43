package org.preimage.train;

import java.util.List;

/// The course of a fit.
///
/// @param name what was fitted
/// @param series the names of the columns: the training loss, then the validation scores
/// @param epochs one row for each epoch, from the first on
public record TrainingLog(String name, List<String> series, List<double[]> epochs) {
    public TrainingLog {
        series = List.copyOf(series);
        epochs = List.copyOf(epochs);
    }
}
