package org.preimage.app.service;

import java.util.ArrayList;
import java.util.List;
import org.preimage.app.report.ModelReport;
import org.preimage.train.TrainingLog;

/// The courses of the fits, for files and pages.
final class Curves {
    private static final double LARGEST = 1e100;

    private Curves() {}

    /// A name for each log.
    static List<String> names(List<TrainingLog> logs) {
        StageNames names = new StageNames();
        return logs.stream().map(log -> names.next(log.name())).toList();
    }

    /// One curve for each series that has a value.
    static List<ModelReport.Curve> of(List<TrainingLog> logs) {
        List<String> names = names(logs);
        List<ModelReport.Curve> curves = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            TrainingLog log = logs.get(i);
            for (int s = 0; s < log.series().size(); s++) {
                List<ModelReport.Point> points = points(log, s);
                if (!points.isEmpty()) {
                    curves.add(new ModelReport.Curve(names.get(i), log.series().get(s), points));
                }
            }
        }
        return curves;
    }

    private static List<ModelReport.Point> points(TrainingLog log, int series) {
        List<ModelReport.Point> points = new ArrayList<>();
        for (int epoch = 0; epoch < log.epochs().size(); epoch++) {
            double value = log.epochs().get(epoch)[series];
            if (Math.abs(value) <= LARGEST) {
                points.add(new ModelReport.Point(epoch + 1, value));
            }
        }
        return points;
    }
}
