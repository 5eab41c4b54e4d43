package org.preimage.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.preimage.app.report.Coverage;
import org.preimage.app.report.QuestionReport;
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
        QuestionReport question = solved.report().question();
        List<String> lines = new ArrayList<>();
        question.goals().stream()
                .filter(goal -> !goal.withinReach())
                .map(Results::outside)
                .forEach(lines::add);
        String free = question.goals().stream()
                .filter(goal -> !goal.asksForValues() && goal.wish() == null)
                .map(QuestionReport.Goal::output)
                .collect(Collectors.joining(", "));
        if (!free.isEmpty()) {
            lines.add("nothing is asked of " + free);
        }
        lines.add(solved.report().model().trust().hits() + " of " + summary.designs() + " designs "
                + (summary.simulated() == null ? "should hit " : "were expected to hit ") + goals(question) + ": "
                + summary.onTarget() + " are predicted to, " + summary.trusted() + " of them trusted");
        lines.add(
                summary.worst() == null
                        ? "nearest design: " + figure(summary.nearest()) + " tolerances from the target"
                        : "worst of them: " + figure(summary.worst()) + " tolerances from the target");
        if (summary.made() != null) {
            lines.add("made with the input errors that were told, " + figure(summary.made()) + " of "
                    + summary.designs() + " should hit");
        }
        Coverage coverage = solved.report().answer().coverage();
        if (coverage != null) {
            lines.add(coverage.sentence());
        }
        if (summary.simulated() != null) {
            lines.add(check(summary.simulated()));
        }
        lines.add("report: " + new RunFolder(solved.folder()).page());
        return String.join("\n", lines);
    }

    private static String outside(QuestionReport.Goal goal) {
        return "the pairs reach " + goal.output() + " from "
                + figure(goal.reached().lo()) + " to " + figure(goal.reached().hi()) + "; " + asked(goal)
                + " is outside, so these are the nearest designs there are";
    }

    /// Four significant digits.
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String check(Summary.Check check) {
        String errors = check.errors().stream()
                .map(error -> "; RMS error of " + error.output() + " " + figure(error.rms()))
                .collect(Collectors.joining());
        Summary.Polish polish = check.polish();
        if (polish != null) {
            String before = polish.before().stream()
                    .map(error -> "; RMS error of " + error.output() + " before " + figure(error.rms()))
                    .collect(Collectors.joining());
            errors += before + "; polished with " + polish.calls() + " calls";
        }
        String failures = check.failed() > 0 ? "; it failed for " + check.failed() : "";
        return "re-simulated with " + check.simulator() + ": " + check.hits() + " of " + check.ran() + " hit" + errors
                + failures;
    }

    private static String goals(QuestionReport question) {
        String goals = question.goals().stream()
                .filter(goal -> goal.asksForValues() || goal.wish() != null)
                .map(Results::goal)
                .collect(Collectors.joining(" and "));
        return question.near() == null ? goals : goals + ", nearest to " + question.near();
    }

    private static String goal(QuestionReport.Goal goal) {
        if (goal.wish() != null) {
            return (goal.wish().equals("minimize") ? "the least " : "the most ") + goal.output();
        }
        return goal.target() != null
                ? goal.output() + " = " + figure(goal.target()) + " ± " + figure(goal.tolerance())
                : goal.output() + " " + asked(goal);
    }

    private static String asked(QuestionReport.Goal goal) {
        if (goal.target() != null) {
            return figure(goal.target());
        }
        String from = goal.from() == null ? "" : "at least " + figure(goal.from());
        String to = goal.to() == null ? "" : "at most " + figure(goal.to());
        return from.isEmpty() ? to : to.isEmpty() ? from : from + " and " + to;
    }
}
