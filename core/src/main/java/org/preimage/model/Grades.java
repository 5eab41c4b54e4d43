package org.preimage.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.preimage.train.TrainingLog;

/// How good a fit is on rows that it was not fitted to, and how it went.
///
/// @param surrogate the name of the surrogate that was chosen
/// @param rmse its root-mean-square error on the test rows, by output, in the user's units; empty
///     until it is graded
/// @param compared the root-mean-square errors on the validation rows, standardized over all outputs, of all
///     surrogates that were compared, by name and in that order
/// @param logs the courses of the fits
public record Grades(String surrogate, List<Double> rmse, Map<String, Double> compared, List<TrainingLog> logs) {
    public Grades {
        rmse = List.copyOf(rmse);
        compared = Collections.unmodifiableMap(new TreeMap<>(compared)); // one order in every JVM
        logs = List.copyOf(logs);
    }
}
