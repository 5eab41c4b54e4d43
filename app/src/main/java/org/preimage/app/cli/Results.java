package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.preimage.app.report.SolveReport;
import org.preimage.app.service.RunFolder;
import org.preimage.app.service.Solved;
import org.preimage.app.service.Summary;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What commands print of their results.
final class Results {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Results() {}

    /// `result` for machines.
    static String json(Object result) {
        return JSON.writeValueAsString(result);
    }

    /// A run for machines.
    static String json(Solved solved) {
        RunFolder folder = new RunFolder(solved.folder());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("designs", folder.designs().toString());
        result.put("report", folder.page().toString());
        result.put("summary", solved.summary());
        return json(result);
    }

    /// A run in a few lines.
    static String text(Solved solved) {
        Summary summary = solved.summary();
        StringBuilder text = new StringBuilder();
        for (SolveReport.Goal goal : solved.report().question().goals()) {
            if (!goal.reached().contains(goal.target())) {
                text.append("the pairs reach ").append(goal.output()).append(" from ");
                text.append(figure(goal.reached().lo()))
                        .append(" to ")
                        .append(figure(goal.reached().hi()));
                text.append("; ").append(figure(goal.target()));
                text.append(" is outside, so these are the nearest designs there are\n");
            }
        }
        text.append(summary.onTarget())
                .append(" of ")
                .append(summary.designs())
                .append(" designs are predicted to hit ");
        text.append(goals(solved.report().question()))
                .append(", ")
                .append(summary.trusted())
                .append(" of them trusted\n");
        text.append(
                summary.worst() == null
                        ? "nearest design: " + figure(summary.nearest()) + " tolerances from the target\n"
                        : "worst of them: " + figure(summary.worst()) + " tolerances from the target\n");
        if (summary.simulated() != null) {
            text.append(check(summary.simulated()));
        }
        return text.append("report: ")
                .append(new RunFolder(solved.folder()).page())
                .toString();
    }

    /// Four significant digits.
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String check(Summary.Check check) {
        String errors = check.errors().stream()
                .map(error -> "; RMS error of " + error.output() + " " + figure(error.rms()))
                .collect(Collectors.joining());
        String failures = check.failed() > 0 ? "; it failed for " + check.failed() : "";
        return "re-simulated with " + check.simulator() + ": " + check.hits() + " of " + check.ran() + " hit" + errors
                + failures + "\n";
    }

    private static String goals(SolveReport.Question question) {
        return question.goals().stream()
                .map(goal -> goal.output() + " = " + figure(goal.target()) + " ± " + figure(goal.tolerance()))
                .collect(Collectors.joining(" and "));
    }
}
