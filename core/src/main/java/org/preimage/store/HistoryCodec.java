package org.preimage.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.preimage.model.Grades;
import org.preimage.model.Provenance;
import org.preimage.train.TrainingLog;

/// How a model came to be and how good it is: `grades.`, `log.<i>` and `provenance.`. Maps are
/// in the order of their names. Files of version 1 hold what calibrated deviations then, `grades.calibration.`;
/// laws of errors are learned from the pairs, which all versions hold.
final class HistoryCodec {
    private HistoryCodec() {}

    static void write(Draft draft, Grades grades) {
        draft.text("grades.surrogate", grades.surrogate());
        draft.numbers("grades.rmse", doubles(grades.rmse()));
        Map<String, Double> compared = grades.compared();
        draft.texts("grades.compared.names", List.copyOf(compared.keySet()));
        draft.numbers("grades.compared", doubles(List.copyOf(compared.values())));
        draft.number("logs", grades.logs().size());
        for (int i = 0; i < grades.logs().size(); i++) {
            TrainingLog log = grades.logs().get(i);
            draft.text("log." + i + ".name", log.name());
            draft.texts("log." + i + ".series", log.series());
            draft.table("log." + i, log.epochs(), log.series().size());
        }
    }

    private static List<Double> numbers(Facts facts, String name) {
        return Arrays.stream(facts.numbers(name)).boxed().toList();
    }

    static Grades grades(Facts facts) {
        List<String> names = facts.texts("grades.compared.names");
        double[] errors = facts.numbers("grades.compared", names.size());
        Map<String, Double> compared = new HashMap<>();
        for (int i = 0; i < errors.length; i++) {
            if (compared.put(names.get(i), errors[i]) != null) {
                throw facts.refused("grades.compared.names", "every name once", names.toString());
            }
        }
        List<Double> rmse = numbers(facts, "grades.rmse");
        if (facts.before(2)) {
            facts.numbers("grades.calibration.error", rmse.size());
            facts.numbers("grades.calibration.spread", rmse.size());
        }
        return new Grades(facts.text("grades.surrogate"), rmse, compared, logs(facts));
    }

    private static List<TrainingLog> logs(Facts facts) {
        List<TrainingLog> logs = new ArrayList<>();
        for (int i = 0; i < facts.count("logs"); i++) {
            String table = "log." + i;
            List<String> series = facts.texts(table + ".series");
            List<double[]> epochs = facts.table(table, facts.height(table), series.size());
            logs.add(new TrainingLog(facts.text(table + ".name"), series, epochs));
        }
        return logs;
    }

    static void write(Draft draft, Provenance provenance) {
        draft.text("provenance.version", provenance.version());
        draft.number("provenance.seed", provenance.seed());
        draft.text("provenance.data", provenance.dataHash());
        draft.text("provenance.kernels", provenance.kernels());
        Map<String, String> options = provenance.options();
        draft.texts("provenance.options", List.copyOf(options.keySet()));
        options.forEach((name, text) -> draft.text(option(name), text));
    }

    static Provenance provenance(Facts facts) {
        List<String> names = facts.texts("provenance.options");
        Map<String, String> options = new HashMap<>();
        for (String name : names) {
            if (options.put(name, facts.text(option(name))) != null) {
                throw facts.refused("provenance.options", "every name once", names.toString());
            }
        }
        return new Provenance(
                facts.text("provenance.version"),
                facts.number("provenance.seed"),
                facts.text("provenance.data"),
                facts.text("provenance.kernels"),
                options);
    }

    private static String option(String name) {
        return "provenance.option." + name;
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
