package org.preimage.train;

import java.util.List;

/// The course of a fit.
///
/// @param name what was fitted
/// @param series the names of the columns: the training loss, then the validation scores
/// @param epochs one row for each epoch that stayed finite, in their order
public record TrainingLog(String name, List<String> series, List<double[]> epochs) {
    public TrainingLog {
        series = List.copyOf(series);
        epochs = List.copyOf(epochs);
        for (double[] epoch : epochs) {
            if (epoch.length != series.size()) {
                throw new IllegalArgumentException("TrainingLog: expected one value of each of " + series
                        + " in every epoch, found " + epoch.length + " values");
            }
        }
    }
}
